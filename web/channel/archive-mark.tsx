import { useQuery } from '@tanstack/react-query'
import { useLive } from '../live/store.ts'
import { archiveWords } from '../words/archive.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './archive-mark.module.css'
import { channelsQuery } from './queries.ts'

/** "archief", beside the name of a channel that is one; nothing beside any other. */
export function ArchiveMark({ channelId }: { channelId: string }) {
  useQuery(channelsQuery)
  const isArchived = useLive((state) => state.channels[channelId]?.archived !== undefined)
  const words = useWordsOf(archiveWords)
  return isArchived ? <span className={css.mark}>{words.word}</span> : null
}
