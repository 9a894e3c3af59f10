/** Pixels a side: enough for any screen of the wallet. */
const SIDE = 512;
/** The API takes 200 kB. */
const BYTES_MAX = 190_000;

/**
 * A photo as it is sent: its middle as a square, upright, small, JPEG on white. Null: this device cannot read the picture.
 */
export async function shrink(file: Blob): Promise<Blob | null> {
  try {
    // Turned as the camera wrote that it was held
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = picture;
    const cut = Math.min(width, height);
    const side = Math.min(SIDE, cut);
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, side, side);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, (width - cut) / 2, (height - cut) / 2, cut, cut, 0, 0, side, side);
    picture.close();
    for (const quality of [0.86, 0.7, 0.5]) {
      const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (small && small.size <= BYTES_MAX) return small;
    }
    return null;
  } catch {
    return null;
  }
}
