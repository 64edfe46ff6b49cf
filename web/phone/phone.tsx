/** The telephone of the house: the sheet for writing down, and who rings just now. */
import { CallCard } from './call-card.tsx'
import { LogSheet } from './log-sheet.tsx'
import { closeLogSheet, useLogSheet } from './log-sheet-store.ts'

export function Phone() {
  const start = useLogSheet()
  return (
    <>
      <CallCard />
      {start && <LogSheet key={start.callId ?? 'new'} start={start} onClose={closeLogSheet} />}
    </>
  )
}
