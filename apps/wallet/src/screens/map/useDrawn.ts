import { useEffect, useRef, useState } from "preact/hooks";

/** A map, drawn into an element when that is there, and taken away with it. */
export function useDrawn<Drawn extends { end: () => void }>(draw: (element: HTMLElement) => Drawn) {
  const element = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const made = draw(element.current);
    setDrawn(made);
    return () => made.end();
  }, []);
  return { element, drawn };
}
