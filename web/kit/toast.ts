/** A short word about what was just done. What needs an answer is never a toast. */
import { notifications } from '@mantine/notifications'

export function toast(message: string): void {
  notifications.show({ message, withBorder: false, color: 'teal', autoClose: 4_000 })
}

export function toastProblem(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 9_000, role: 'alert' })
}
