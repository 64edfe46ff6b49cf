/** In a shared draft: that it is shared, and who of the others wrote in it just now. */
import { IconUsersGroup } from '@tabler/icons-react'
import { useAgents } from '../agent/queries.ts'
import { serverNow, useSecond } from '../kit/clock.ts'
import { useMe } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import css from './composer.module.css'
import type { ComposerDraft } from './draft.ts'

/** After so long without a word one no longer writes. */
const stillMs = 12_000

export function WritesNow({ draft }: { draft: ComposerDraft }) {
  return draft.kept.shared && draft.server ? <Shared draft={draft} /> : null
}

function Shared({ draft: { server } }: { draft: ComposerDraft }) {
  const { writing } = useWords()
  const me = useMe()
  const { byId } = useAgents()
  useSecond()
  const theirs = server !== null && server.writerId !== me.agent.id
  const now = theirs && serverNow() - Date.parse(server.updatedAt) < stillMs
  return (
    <span className={css.shared} role="status">
      <IconUsersGroup size={14} stroke={1.8} aria-hidden />
      {now && server ? writing.writesNow(byId[server.writerId]?.alias ?? '?') : writing.shared}
    </span>
  )
}
