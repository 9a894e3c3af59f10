/** Whether the camera may be opened: `granted` without asking anybody. Where a browser does not tell, it asks. */
export async function cameraPermission(): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state;
  } catch {
    return "prompt";
  }
}

/** `denied`: its owner does not want it, now or ever; `absent`: there is none, or another app holds it. */
export type Opened = { ok: true; stream: MediaStream } | { ok: false; code: "denied" | "absent" };

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** Opens the camera at the back, where there are two. Whoever opens it closes it. */
export async function openCamera(): Promise<Opened> {
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia(wanted) };
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === "NotAllowedError";
    return { ok: false, code: isRefused ? "denied" : "absent" };
  }
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Whether the camera has a lamp beside it that can be switched. */
export const hasTorch = (stream: MediaStream): boolean =>
  stream.getVideoTracks().some((track) => "torch" in (track.getCapabilities?.() ?? {}));

/** Switches the lamp; some phones offer it and then do not. */
export async function switchTorch(stream: MediaStream, torch: boolean): Promise<void> {
  const [track] = stream.getVideoTracks();
  await track?.applyConstraints({ advanced: [{ torch }] }).catch(() => undefined);
}
