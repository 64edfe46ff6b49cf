/** Making an archive of a channel, and what one reads of it afterwards. */
import { Button, Modal, TextInput } from '@mantine/core'
import { IconArchive, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { archiveChannel, bringBackChannel, type Channel } from '../../contract/channel.ts'
import { call, problemOf } from '../kit/call.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { archiveWords } from '../words/archive.ts'
import { useFormat, useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './archive.module.css'

/** Does it, takes in what became of the channel, and says so. */
function useTurning() {
  const { words, language } = useSpeech()
  return async (turn: () => Promise<Channel>, done: string) => {
    try {
      live.learn({ channels: [await turn()] })
      toast(done)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
}

export function MakeArchive({ channel: { id, name } }: { channel: Channel }) {
  const { act } = useWords()
  const words = useWordsOf(archiveWords)
  const turn = useTurning()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const why = String(new FormData(event.currentTarget).get('why') ?? '').trim()
    setBusy(true)
    await turn(() => call(archiveChannel, { id, ...(why && { why }) }), words.made)
    setBusy(false)
    setAsking(false)
  }
  return (
    <>
      <Button variant="default" leftSection={<IconArchive size={18} stroke={1.6} />} onClick={() => setAsking(true)}>
        {words.make}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={words.sure(name)}
        withCloseButton={false}
        size={480}
      >
        <form onSubmit={(event) => void submit(event)} className={css.form}>
          <p>{words.body}</p>
          <TextInput name="why" maxLength={200} label={words.why} description={words.whyHelp} data-autofocus />
          <div className={css.acts}>
            <Button variant="default" onClick={() => setAsking(false)}>
              {act.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {words.make}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  )
}

export function BringBack({ channel: { id } }: { channel: Channel }) {
  const words = useWordsOf(archiveWords)
  const turn = useTurning()
  return (
    <Button variant="default" onClick={() => void turn(() => call(bringBackChannel, { id }), words.isBack)}>
      {words.bringBack}
    </Button>
  )
}

/** Instead of settings that do nothing any more. */
export function AboutArchive({ channel }: { channel: Channel }) {
  const words = useWordsOf(archiveWords)
  const format = useFormat()
  if (!channel.archived) return null
  const { since, why } = channel.archived
  return (
    <section className={css.about}>
      <IconArchive size={20} stroke={1.6} aria-hidden />
      <div>
        <p>
          <strong>{words.since(format.date(since))}</strong> {why && <bdi>{why}</bdi>}
        </p>
        <p>{words.stays}</p>
        <LinkButton
          to="/zoeken"
          search={{ channel: channel.id }}
          variant="default"
          leftSection={<IconSearch size={18} stroke={1.6} />}
        >
          {words.find}
        </LinkButton>
      </div>
    </section>
  )
}
