import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openEngine, pragmaValue, type Engine } from "./engine.ts";

/** The folder of one namespace; the name was validated where it came in. */
export function namespaceFolder(namespacesFolder: string, name: string): string {
  return join(namespacesFolder, name);
}

/** Makes the empty database of a namespace, on the disk when this returns. Running it again after a crash completes it. */
export function createNamespaceFile(namespacesFolder: string, name: string): void {
  const folder = namespaceFolder(namespacesFolder, name);
  mkdirSync(folder, { recursive: true });
  const engine = openEngine(join(folder, "data.db"));
  // Without a first page the file would be empty, and could not be told from one that was cut off.
  engine.exec("PRAGMA user_version=0");
  engine.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  engine.close();
  syncFolder(folder);
  syncFolder(namespacesFolder);
}

/**
 * Says whether a file has as many bytes as its header promises: SQLite reads what was cut off as empty pages. The log must be
 * in the file already.
 */
export function isWhole(engine: Engine, file: string): boolean {
  const pages = Number(pragmaValue(engine, "page_count"));
  return statSync(file).size === pages * Number(pragmaValue(engine, "page_size"));
}

/** A copy of a namespace as of now, put in place whole. */
export function copyNamespaceFile(namespacesFolder: string, from: string, to: string): void {
  const folder = namespaceFolder(namespacesFolder, to);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, "draft.db");
  const engine = openEngine(join(namespaceFolder(namespacesFolder, from), "data.db"));
  try {
    engine.prepare("VACUUM INTO ?").run([draft]);
  } finally {
    engine.close();
  }
  sync(draft);
  renameSync(draft, join(folder, "data.db"));
  syncFolder(folder);
  syncFolder(namespacesFolder);
}

/** Takes a namespace's files away; nothing happens when they are gone already. */
export function removeNamespaceFile(namespacesFolder: string, name: string): void {
  rmSync(namespaceFolder(namespacesFolder, name), { recursive: true, force: true });
  if (existsSync(namespacesFolder)) syncFolder(namespacesFolder);
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; its file system writes such changes through.
  if (process.platform !== "win32") sync(folder);
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
