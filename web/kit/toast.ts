/** A short word about what was just done. What needs an answer is never a toast. */
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { en } from '../words/en.ts'
import { nl } from '../words/nl.ts'

export function toast(message: string): void {
  notifications.show({ message, withBorder: false, color: 'teal', autoClose: 4_000, closeButtonProps: close() })
}

/** A word with something to press in it. @returns its id, to hide it by */
export function toastWith(message: ReactNode, shownMs: number): string {
  return notifications.show({
    message,
    withBorder: false,
    color: 'teal',
    autoClose: shownMs,
    closeButtonProps: close(),
  })
}

export function toastProblem(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 9_000, role: 'alert', closeButtonProps: close() })
}

/** In the language that the page says it speaks. */
function close() {
  const { act } = document.documentElement.lang === 'en' ? en : nl
  return { 'aria-label': act.close }
}
