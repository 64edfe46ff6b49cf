/** Bezwaren: who does not want to be listened to, and the page on which everybody can say so. */
import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconEarOff, IconPlus, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { networkName } from '../../contract/network.ts'
import { listObjections, type Objection, removeObjection } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import { NoteForm } from './note-form.tsx'
import css from './objections-page.module.css'
import { PageColour } from './page-colour.tsx'

export function ObjectionsPage() {
  const { act } = useWords()
  const words = useWordsOf(objectionWords)
  const [adding, setAdding] = useState(false)
  const asked = useInfiniteQuery({
    queryKey: ['objections'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listObjections, pageParam ? { after: pageParam } : {}, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const objections = asked.data?.pages.flatMap(({ items }) => items) ?? []
  const look = () => void asked.refetch()
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={objections.length > 0 && add}>
      {asked.isPending ? (
        <Bones rows={4} shape="line" />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={look} />
      ) : objections.length === 0 ? (
        <Empty icon={<IconEarOff stroke={1.5} />} title={words.emptyTitle} action={add}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className={css.objections}>
          {objections.map((objection) => (
            <Line key={objection.id} objection={objection} onGone={look} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <div className={css.page}>
        <Part title={words.page} lead={words.pageLead}>
          <CopyField label={words.address} help={words.addressHelp} value={`${window.location.origin}/meeluisteren`} />
          <PageColour />
          <div>
            <Button component="a" href="/meeluisteren" target="_blank" variant="default">
              {words.open}
            </Button>
          </div>
        </Part>
      </div>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={words.add}
        size={460}
        closeButtonProps={{ 'aria-label': act.close }}
      >
        <NoteForm
          onNoted={() => {
            setAdding(false)
            look()
          }}
        />
      </Modal>
    </Page>
  )
}

function Line({ objection, onGone }: { objection: Objection; onGone: () => void }) {
  const { words, language } = useSpeech()
  const said = useWordsOf(objectionWords)
  const [asking, setAsking] = useState(false)
  const { id, network, account, at, how, note } = objection
  const remove = async () => {
    try {
      await call(removeObjection, { id })
      toast(said.takenBack)
      onGone()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.objection}>
      <div className={css.what}>
        <p className={css.who}>
          <bdi>{account}</bdi> <span className={css.network}>{networkName(network, language)}</span>
        </p>
        <p className={css.how}>
          <Ago at={at} /> · {said.hows[how] ?? how}
        </p>
        {note && <p className={css.note}>{note}</p>}
      </div>
      <Tip label={said.takeBack(account)}>
        <ActionIcon variant="subtle" color="gray" aria-label={said.takeBack(account)} onClick={() => setAsking(true)}>
          <IconTrash size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tip>
      <Confirm
        open={asking}
        title={said.takeBackTitle}
        act={said.takeBackAct}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {said.takeBackBody(account)}
      </Confirm>
    </li>
  )
}
