/** By how many it was said; it opens what they said. */
import { Link } from '@tanstack/react-router'
import { useMe } from '../organisation/session.ts'
import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './brand.module.css'

export function Heard(props: {
  figure: { accounts: number; messages: number }
  week: string
  competitor: string | null
  topic?: string | undefined
  network?: string
}) {
  const words = useWordsOf(brandWords)
  const { format } = useSpeech()
  const { accounts, messages } = props.figure
  if (messages === 0) return <span className={css.quiet}>{words.nobody}</span>
  const search = {
    week: props.week,
    ...(props.competitor && { over: props.competitor }),
    ...(props.topic && { onderwerp: props.topic }),
    ...(props.network && { netwerk: props.network }),
  }
  return (
    <Link to="/merk/berichten" search={search} className={css.link ?? ''}>
      {words.heard(format.number(messages), messages, format.number(accounts), accounts)}
    </Link>
  )
}

/** The organisation goes by its own name. */
export function useNames(): (competitor: string | null) => string {
  const { name } = useMe().organisation
  return (competitor) => competitor ?? name
}
