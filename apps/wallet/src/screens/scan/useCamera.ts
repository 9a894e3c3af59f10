import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { cameraPermission, closeCamera, hasTorch, openCamera, switchTorch } from "#screens/scan/camera.ts";

/**
 * - `unknown`: it is not known yet whether it may be opened
 * - `ask`: its owner has to say so first
 */
export type CameraState = "unknown" | "ask" | "opening" | "live" | "denied" | "absent";

type Torch = { on: boolean; toggle: () => void };

/** The camera in a `<video>`: open at once where that was allowed before, closed when one leaves or looks elsewhere. */
export function useCamera(video: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState<CameraState>("unknown");
  const [lamp, setLamp] = useState<boolean | null>(null);
  const stream = useRef<MediaStream | null>(null);
  const visit = useRef(new AbortController());

  const close = () => {
    visit.current.abort();
    visit.current = new AbortController();
    closeCamera(stream.current);
    stream.current = null;
    setLamp(null);
  };
  const open = async () => {
    const { signal } = visit.current;
    setState("opening");
    const opened = await openCamera();
    if (signal.aborted || !video.current) return closeCamera(opened.ok ? opened.stream : null);
    if (!opened.ok) return setState(opened.code);
    stream.current = opened.stream;
    video.current.srcObject = opened.stream;
    await video.current.play().catch(() => undefined);
    if (signal.aborted) return;
    setState("live");
    setLamp(hasTorch(opened.stream) ? false : null);
  };
  const begin = async () => {
    const { signal } = visit.current;
    const permission = await cameraPermission();
    if (signal.aborted) return;
    if (permission === "granted") return open();
    setState(permission === "denied" ? "denied" : "ask");
  };
  useEffect(() => {
    void begin();
    const look = () => {
      close();
      if (document.visibilityState === "visible") void begin();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      close();
    };
  }, []);

  const toggle = () => {
    if (!stream.current) return;
    void switchTorch(stream.current, !lamp);
    setLamp(!lamp);
  };
  const torch: Torch | null = lamp === null ? null : { on: lamp, toggle };
  return { state, open: () => void open(), torch };
}
