import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { saveFile } from "@mereau/ui/saveFile.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { member } from "#session/home.ts";
import { slug } from "#shell.ts";
import { language, say } from "#texts/say.ts";

type Format = "zip" | "json";

/** Reads a file to its end, and says how much of it is there. Throws where it breaks off. */
async function readFile(format: Format, onRead: (kilobytes: number) => void): Promise<Blob> {
  const headers = { "Accept-Language": language.value };
  const response = await fetch(`/v1/${slug}/me/export?format=${format}`, { headers });
  if (!response.ok || !response.body) throw new Error(`Answered with ${response.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    bytes += read.value.length;
    onRead(Math.ceil(bytes / 1000));
  }
  return new Blob(parts, { type: `application/${format}` });
}

/** All that the community keeps about one, as a file: for a spreadsheet, or for a program. */
export function Export() {
  const words = say().data;
  const [reading, setReading] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = async (format: Format) => {
    if (reading !== null) return;
    setTrouble(null);
    setReading(0);
    try {
      const file = await readFile(format, setReading);
      saveFile(`${slug}-${member()?.number ?? ""}.${format}`, file);
      tell(words.saved);
    } catch {
      setTrouble({ kind: "unreachable" });
    }
    setReading(null);
  };
  return (
    <section class="group">
      <h2>{words.taking}</h2>
      <p>{words.takingWhat}</p>
      <ul class="rows">
        {(["zip", "json"] as const).map((format) => (
          <li key={format}>
            <button type="button" class="row bare" onClick={() => void take(format)}>
              <span>
                <b>{words.formats[format]}</b>
                <small>{words.formatsWhy[format]}</small>
              </span>
              <Icon name="down" size={20} />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class="soft">
        {reading !== null && words.reading(reading)}
      </p>
      {trouble && <TroubleNotice trouble={trouble} />}
    </section>
  );
}
