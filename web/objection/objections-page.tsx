/** Bezwaren: who does not want to be listened to, and the page on which everybody can say so. */
import { Button, Modal } from '@mantine/core'
import { IconEarOff, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listObjections, type Objection } from '../../contract/objection.ts'
import { call } from '../kit/call.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { NoteForm } from './note-form.tsx'
import { ObjectionLine } from './objection-line.tsx'
import css from './objections-page.module.css'
import { PageColour } from './page-colour.tsx'
import { WaitingPart } from './waiting-part.tsx'

export function ObjectionsPage() {
  const { act } = useWords()
  const words = useWordsOf(objectionWords)
  const mayChange = useMay('organisation.change')
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
          {together(objections).map(([objection, ...others]) => (
            <ObjectionLine key={objection.id} objection={objection} others={others} onChanged={look} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <div className={css.page}>
        {mayChange && <WaitingPart />}
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

/** What was noted in one go is one objection, with all the accounts of one person; the one that was named stands first. */
function together(objections: readonly Objection[]): [Objection, ...Objection[]][] {
  const groups: [Objection, ...Objection[]][] = []
  for (const one of objections) {
    const last = groups.at(-1)
    if (last?.[0].at === one.at && last[0].how === one.how) last.unshift(one)
    else groups.push([one])
  }
  return groups
}
