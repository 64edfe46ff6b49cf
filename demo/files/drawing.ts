/** Pictures out of rectangles and letters of three by five. */
import { type Picture, toPng } from './png.ts'

const letters: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001111',
  D: '110101101101110',
  E: '111100110100111',
  H: '101101111101101',
  K: '101110100110101',
  N: '110101101101101',
  O: '111101101101111',
  S: '011100010001110',
  W: '101101101111101',
}

type Pen = {
  box(x: number, y: number, width: number, height: number, colour: number): void
  /** Letters of three by five, `size` pixels to a dot. */
  write(text: string, x: number, y: number, size: number, colour: number): void
}

/** @returns a PNG */
function draw(width: number, height: number, palette: readonly string[], paint: (pen: Pen) => void): string {
  const picture: Picture = { width, height, palette, pixels: new Uint8Array(width * height) }
  const box: Pen['box'] = (x, y, w, h, colour) => {
    for (let row = y; row < y + h; row++) picture.pixels.fill(colour, row * width + x, row * width + x + w)
  }
  paint({
    box,
    write(text, x, y, size, colour) {
      ;[...text].forEach((letter, place) => {
        ;[...(letters[letter] ?? '')].forEach((dot, i) => {
          if (dot === '1') box(x + (place * 4 + (i % 3)) * size, y + Math.floor(i / 3) * size, size, size, colour)
        })
      })
    },
  })
  return toPng(picture)
}

/** An electricity meter, as somebody photographs it in a dark cupboard. */
export const meter = (reading: string) =>
  draw(220, 140, ['#2b2b2b', '#d9d4c7', '#111111', '#f4f1e6', '#b3261e'], ({ box, write }) => {
    box(20, 14, 180, 112, 1)
    box(34, 40, 152, 42, 2)
    write(reading, 42, 48, 5, 3)
    write('KWH', 92, 94, 3, 2)
    box(44, 98, 8, 8, 4)
  })

/** A café in the evening with its lights off. */
export const darkWindow = () =>
  draw(240, 150, ['#151a22', '#28323f', '#3d2f22', '#c9b458', '#0b0d11'], ({ box, write }) => {
    box(0, 108, 240, 42, 2)
    box(24, 48, 84, 60, 1)
    box(132, 48, 84, 60, 1)
    box(64, 48, 4, 60, 4)
    box(172, 48, 4, 60, 4)
    box(24, 18, 192, 24, 4)
    write('DE SNOEK', 56, 20, 4, 3)
  })
