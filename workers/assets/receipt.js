// Without scripts the browser’s own menu prints: the button only shows where it works.
const button = document.querySelector("#print");
button.hidden = false;
button.addEventListener("click", () => globalThis.print());
