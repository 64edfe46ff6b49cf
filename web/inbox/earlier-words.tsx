/** That a message was changed, and on demand what it said before. */
import { Modal } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Message } from '../../contract/conversation.ts'
import { readEarlierWords } from '../../contract/sent.ts'
import { call } from '../kit/call.ts'
import { SafeText } from '../kit/safe-text.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { sentWords } from '../words/sent.ts'
import css from './earlier-words.module.css'

export function EarlierWords({ message }: { message: Message }) {
  const { message: words, act } = useWords()
  const said = useWordsOf(sentWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tip label={words.editedWhy}>
        <button
          type="button"
          className={css.mark}
          aria-label={said.earlierOf(message.author.name)}
          onClick={() => setOpen(true)}
        >
          <IconPencil size={14} stroke={1.8} aria-hidden />
          {words.edited}
        </button>
      </Tip>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={said.earlier}
        size={560}
        closeButtonProps={{ 'aria-label': act.close }}
      >
        <Earlier id={message.id} />
      </Modal>
    </>
  )
}

function Earlier({ id }: { id: string }) {
  const said = useWordsOf(sentWords)
  const format = useFormat()
  const asked = useQuery({
    queryKey: ['earlier', id],
    queryFn: async ({ signal }) => (await call(readEarlierWords, { id }, { signal })).items,
  })
  if (asked.isPending) return <Bones rows={2} shape="line" />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  if (asked.data.length === 0) return <p>{said.earlierNone}</p>
  return (
    <ol className={css.list}>
      {asked.data.map(({ text, subject, replacedAt }) => (
        <li key={replacedAt} className={css.earlier}>
          <p className={css.when}>{said.until(format.exact(replacedAt))}</p>
          {subject && <p className={css.subject}>{subject}</p>}
          <p className={css.text} dir="auto">
            <SafeText text={text} />
          </p>
        </li>
      ))}
    </ol>
  )
}
