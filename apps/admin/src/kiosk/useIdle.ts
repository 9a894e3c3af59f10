import { useEffect, useRef } from "preact/hooks";

/** Does something once nobody has touched the screen for so long (ms). */
export function useIdle(after: number, onIdle: () => Promise<void>): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void latest.current().then(wait), after);
    };
    wait();
    const touches = ["pointerdown", "keydown"] as const;
    for (const touch of touches) window.addEventListener(touch, wait);
    return () => {
      clearTimeout(timer);
      for (const touch of touches) window.removeEventListener(touch, wait);
    };
  }, [after]);
}
