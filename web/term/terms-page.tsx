/** Zoektermen: what we listen for, in groups, each with how much it brings. */
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconPencil, IconPlus, IconTrash, IconWaveSine } from '@tabler/icons-react'
import { useState } from 'react'
import { removeTermGroup, type TermGroup } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { termWords } from '../words/term.ts'
import { GroupForm } from './group-form.tsx'
import { useTermGroups } from './queries.ts'
import { TermForm } from './term-form.tsx'
import { TermLine } from './term-line.tsx'
import css from './terms-page.module.css'

export function TermsPage() {
  const words = useWordsOf(termWords)
  const { groups, asked } = useTermGroups()
  const mayChange = useMay('term.change')
  const [editing, setEditing] = useState<TermGroup | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setEditing('new')}>
      {words.addGroup}
    </Button>
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <LinkButton
            to="/luisteren"
            variant="subtle"
            leftSection={<IconArrowLeft size={18} stroke={1.6} aria-hidden />}
          >
            {words.toStream}
          </LinkButton>
          {mayChange && groups.length > 0 && add}
        </>
      }
    >
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : groups.length === 0 ? (
        <Empty icon={<IconWaveSine stroke={1.5} />} title={words.emptyTitle} action={mayChange && add}>
          {words.emptyBody}
        </Empty>
      ) : (
        groups.map((group) => (
          <Group key={group.id} group={group} mayChange={mayChange} onEdit={() => setEditing(group)} />
        ))
      )}
      <GroupForm editing={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

function Group({ group, mayChange, onEdit }: { group: TermGroup; mayChange: boolean; onEdit: () => void }) {
  const { words: all, language, format } = useSpeech()
  const { act } = useWords()
  const words = useWordsOf(termWords)
  const [asking, setAsking] = useState(false)
  const [adding, setAdding] = useState(group.terms.length === 0)
  const remove = async () => {
    try {
      await call(removeTermGroup, { id: group.id })
      toast(words.groupRemoved(group.name))
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  return (
    <section className={css.group} aria-label={group.name}>
      <header className={css.head}>
        <LabelDot colour={group.colour} />
        <h2 className={css.name}>
          <bdi>{group.name}</bdi>
        </h2>
        <span className={css.about}>
          {words.about[group.about]}
          {group.team && ` · ${group.team.name}`}
        </span>
        <span className={css.grow} />
        <LinkButton to="/luisteren" search={{ groep: group.id }} variant="subtle" size="compact-sm">
          {words.lately(format.number(group.lately))}
        </LinkButton>
        {mayChange && (
          <>
            <Tip label={words.changeGroup(group.name)}>
              <ActionIcon aria-label={words.changeGroup(group.name)} onClick={onEdit}>
                <IconPencil size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Tip>
            <Tip label={words.removeGroup(group.name)}>
              <ActionIcon aria-label={words.removeGroup(group.name)} onClick={() => setAsking(true)}>
                <IconTrash size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Tip>
          </>
        )}
      </header>
      <ul className={css.terms}>
        {group.terms.map((term) => (
          <TermLine key={term.id} term={term} groupId={group.id} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange &&
        (adding ? (
          <TermForm groupId={group.id} term={null} onClose={() => setAdding(false)} />
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => setAdding(true)}
          >
            {words.addTerm}
          </Button>
        ))}
      <Confirm
        open={asking}
        title={words.removeGroupSure(group.name)}
        act={act.remove}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {words.removeGroupBody}
      </Confirm>
    </section>
  )
}
