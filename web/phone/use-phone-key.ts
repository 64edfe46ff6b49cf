import { useKeys } from '../kit/keys.ts'
import { useMe } from '../organisation/session.ts'
import { openLogSheet } from './log-sheet-store.ts'

/** The one key that opens the sheet, on every page; heard by the house itself, so before the sheet was ever loaded. */
export function usePhoneKey(): void {
  const mayAnswer = useMe().permissions.includes('conversation.answer')
  useKeys({ b: () => openLogSheet() }, mayAnswer)
}
