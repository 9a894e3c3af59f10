export type ServerStartCode = "port_taken" | "folder_unwritable" | "folder_in_use" | "database_damaged";

/** Why the server did not start, with a sentence for the one who started it. */
export class ServerStartError extends Error {
  readonly code: ServerStartCode;
  constructor(code: ServerStartCode, message: string) {
    super(message);
    this.code = code;
  }
}
