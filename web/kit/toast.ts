/** A short word about what was just done. What needs an answer is never a toast. */
import { notifications } from '@mantine/notifications'
import { en } from '../words/en.ts'
import { nl } from '../words/nl.ts'

export function toast(message: string): void {
  notifications.show({ message, withBorder: false, color: 'teal', autoClose: 4_000, closeButtonProps: close() })
}

export function toastProblem(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 9_000, role: 'alert', closeButtonProps: close() })
}

/** In the language that the page says it speaks. */
function close() {
  const { act } = document.documentElement.lang === 'en' ? en : nl
  return { 'aria-label': act.close }
}
