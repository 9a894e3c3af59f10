/* In a file of its own, so that what takes its old kind of module apart is fetched by those browsers alone that need it. */
export { default as nacl } from "tweetnacl";
