import { decoder } from "#screens/scan/decoder.ts";

/** What is looked at of each frame, in pixels: enough for a poster across a counter. */
const SIDE_PX = 640;

/** Ten frames a second at most. */
const REST_MS = 100;

/** A photograph is larger than it needs to be. */
const IMAGE_PX_MAX = 1600;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const context = (canvas: HTMLCanvasElement) => canvas.getContext("2d", { willReadFrequently: true });

/** The middle of what the camera sees, as a square. */
function drawSquare(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [x, y] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  const size = Math.min(side, SIDE_PX);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  context(canvas)?.drawImage(video, x, y, side, side, 0, 0, size, size);
}

/** Tells each text that comes before the camera, once as long as it stays there. Fails when no reader can be had. */
export async function watchFrames(
  video: HTMLVideoElement,
  { signal, onRead }: { signal: AbortSignal; onRead: (text: string) => void },
): Promise<void> {
  const decode = await decoder();
  const canvas = document.createElement("canvas");
  let last: string | null = null;
  while (!signal.aborted) {
    const began = performance.now();
    if (video.videoWidth > 0) {
      drawSquare(video, canvas);
      const text = await decode(canvas);
      if (text !== null && text !== last && !signal.aborted) {
        last = text;
        onRead(text);
      }
    }
    await rest(Math.max(0, began + REST_MS - performance.now()));
  }
}

/** The text of the code in a picture; null: there is none, or it is no picture. Fails when no reader can be had. */
export async function readImage(file: Blob): Promise<string | null> {
  const decode = await decoder();
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, IMAGE_PX_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  context(canvas)?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return decode(canvas);
}
