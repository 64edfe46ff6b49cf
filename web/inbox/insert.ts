/** Putting words where the caret is, so that the browser's own undo takes them back. */

/** Replace a part of what stands in the box; the caret comes behind it. */
export function insertAt(box: HTMLTextAreaElement, from: number, to: number, text: string): void {
  box.focus()
  box.setSelectionRange(from, to)
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (done) return
  box.setRangeText(text, from, to, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

export function insertHere(box: HTMLTextAreaElement, text: string): void {
  insertAt(box, box.selectionStart, box.selectionEnd, text)
}

/** Where the next words come. */
export const caretIn = (box: HTMLTextAreaElement) => ({ from: box.selectionStart, to: box.selectionEnd })

/** What is being typed behind a sign that asks for something: `/storing`, `:blij`. */
export type Trigger = { sign: '/' | ':'; typed: string; from: number; to: number }

const asks = /(?:^|\s)(?:(\/)([\p{L}\p{N}_-]{0,30})|(:)([\p{L}+-]{2,20}))$/u

/** @param before the text before the caret */
export function triggerIn(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - 40), caret)
  const found = asks.exec(before)
  if (!found) return null
  const sign = (found[1] ?? found[3]) as Trigger['sign']
  const typed = found[2] ?? found[4] ?? ''
  return { sign, typed, from: caret - typed.length - 1, to: caret }
}
