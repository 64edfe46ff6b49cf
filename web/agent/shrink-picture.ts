/** Makes a portrait of 96 by 96 pixels from whatever picture somebody chose: cut to a square from the middle, in the browser. */

const side = 96

/** @returns a data URL @throws when the file is not a picture that the browser can read */
export async function shrinkPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser cannot draw on a canvas')
  const square = Math.min(picture.width, picture.height)
  const [left, top] = [(picture.width - square) / 2, (picture.height - square) / 2]
  pen.imageSmoothingQuality = 'high'
  // Transparent parts would turn black in a JPEG.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, side, side)
  pen.drawImage(picture, left, top, square, square, 0, 0, side, side)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.88)
}
