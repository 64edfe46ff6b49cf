/** Overdracht: what is still going on at the end of a shift, each with who has it and when; and giving it to who comes next. */
import { Button, Select } from '@mantine/core'
import { IconMoon, IconPrinter } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { readHandover, scopes } from '../../contract/handover.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import { GiveBar } from './give-bar.tsx'
import css from './handover-page.module.css'
import { ConversationLine, TaskLine } from './lines.tsx'

const route = getRouteApi('/house/overdracht')

export function HandoverPage() {
  const { handover: words } = useWords()
  const { van = 'mine', team } = route.useSearch()
  const mayAnswer = useMay('conversation.answer')
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const asked = useQuery({
    queryKey: ['handover', van, team],
    queryFn: async ({ signal }) => {
      const answer = await call(readHandover, { scope: van, team }, { signal })
      live.learn({
        conversations: [...answer.complaints.items, ...answer.open.items, ...answer.about],
        things: { task: answer.commitments.items },
      })
      return answer
    },
  })
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const given = () => {
    setChosen(new Set())
    void queries.invalidateQueries({ queryKey: ['handover'] })
  }
  const { complaints, commitments, open, about } = asked.data ?? {}
  const nothing =
    complaints && commitments && open && !complaints.items.length && !commitments.items.length && !open.items.length
  const pick = mayAnswer ? { chosen, toggle } : null

  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} />} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <Scope />
      {asked.isPending ? (
        <Bones rows={6} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : nothing ? (
        <Empty icon={<IconMoon stroke={1.5} />} title={words.emptyTitle}>
          {words.emptyBody}
        </Empty>
      ) : (
        <>
          <Section title={words.complaints} count={complaints?.items.length} more={complaints?.more}>
            {complaints?.items.map(({ id }) => (
              <ConversationLine key={id} id={id} pick={pick} />
            ))}
          </Section>
          <Section title={words.commitments} count={commitments?.items.length} more={commitments?.more}>
            {commitments?.items.map((task) => (
              <TaskLine key={task.id} task={task} about={about?.find(({ id }) => id === task.conversationId)} />
            ))}
          </Section>
          <Section title={words.open} count={open?.items.length} more={open?.more}>
            {open?.items.map(({ id }) => (
              <ConversationLine key={id} id={id} pick={pick} />
            ))}
          </Section>
        </>
      )}
      {chosen.size > 0 && <GiveBar ids={[...chosen]} onGiven={given} onClose={() => setChosen(new Set())} />}
    </Page>
  )
}

function Section(props: {
  title: string
  count: number | undefined
  more: boolean | undefined
  children: React.ReactNode
}) {
  const { handover } = useWords()
  const { count = 0 } = props
  return (
    <section className={css.section} aria-label={props.title}>
      <h2 className={css.heading}>
        {props.title} <span className={css.count}>{props.more ? `${count}+` : count}</span>
      </h2>
      {count === 0 ? <p className={css.none}>{handover.none}</p> : <ul className={css.list}>{props.children}</ul>}
      {props.more && <p className={css.none}>{handover.more}</p>}
    </section>
  )
}

/** Whose: mine, my teams', everything, or one team. */
function Scope() {
  const { handover: words } = useWords()
  const { van = 'mine', team } = route.useSearch()
  const navigate = route.useNavigate()
  const { teams } = useTeams()
  const options = [
    ...scopes.map((scope) => ({ value: scope as string, label: words.scope[scope] })),
    ...teams.map(({ id, name }) => ({ value: id, label: words.team(name) })),
  ]
  const choose = (value: string | null) => {
    const scope = scopes.find((one) => one === value)
    void navigate({ search: scope ? { van: scope } : value ? { team: value } : {} })
  }
  return (
    <Select
      className={css.scope ?? ''}
      label={words.whose}
      data={options}
      value={team ?? van}
      onChange={choose}
      allowDeselect={false}
    />
  )
}
