/** Overdracht: what is still going on at the end of a shift, each with who has it and when; and giving it to who comes next. */
import { Button, Checkbox, Select } from '@mantine/core'
import { IconMoon, IconPrinter } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { readHandover, scopes } from '../../contract/handover.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { handoverWords } from '../words/handover.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { GiveBar } from './give-bar.tsx'
import css from './handover-page.module.css'
import { ConversationLine, type Pick, TaskLine } from './lines.tsx'

const route = getRouteApi('/house/overdracht')

export function HandoverPage() {
  const { title } = useWords().handover
  const words = useWordsOf(handoverWords)
  const { van = 'mine', team } = route.useSearch()
  const mayAnswer = useMay('conversation.answer')
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const asked = useQuery({
    queryKey: ['handover', van, team],
    queryFn: async ({ signal }) => {
      const answer = await call(readHandover, { scope: van, team }, { signal })
      live.learn({
        conversations: [...answer.complaints.items, ...answer.open.items, ...answer.later.items, ...answer.about],
        things: { task: answer.tasks.items },
      })
      return answer
    },
  })
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  const given = () => {
    setChosen(new Set())
    void queries.invalidateQueries({ queryKey: ['handover'] })
  }
  const { complaints, tasks, open, later, about } = asked.data ?? {}
  const nothing = asked.isSuccess && [complaints, tasks, open, later].every((list) => !list?.items.length)
  const pick = mayAnswer ? { chosen, choose } : null
  // Of what was chosen under another heading nothing is given away unseen.
  const ids = [complaints, open, later]
    .flatMap((list) => list?.items ?? [])
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
  const chosenTasks = tasks?.items.filter(({ id }) => chosen.has(id)) ?? []

  return (
    <Page
      title={title}
      lead={words.lead}
      actions={
        asked.isSuccess &&
        !nothing && (
          <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} />} onClick={() => window.print()}>
            {words.print}
          </Button>
        )
      }
    >
      <Scope at={asked.dataUpdatedAt} />
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
          <Section title={words.complaints} list={complaints} pick={pick}>
            {complaints?.items.map(({ id }) => (
              <ConversationLine key={id} id={id} pick={pick} />
            ))}
          </Section>
          <Section title={words.tasks} list={tasks} pick={pick}>
            {tasks?.items.map((task) => (
              <TaskLine
                key={task.id}
                task={task}
                pick={pick}
                about={about?.find(({ id }) => id === task.conversationId)}
              />
            ))}
          </Section>
          <Section title={words.open} list={open} pick={pick}>
            {open?.items.map(({ id }) => (
              <ConversationLine key={id} id={id} pick={pick} />
            ))}
          </Section>
          <Section title={words.later} list={later} pick={pick}>
            {later?.items.map(({ id }) => (
              <ConversationLine key={id} id={id} pick={pick} />
            ))}
          </Section>
        </>
      )}
      {ids.length + chosenTasks.length > 0 && (
        <GiveBar ids={ids} tasks={chosenTasks} onGiven={given} onClose={() => setChosen(new Set())} />
      )}
    </Page>
  )
}

function Section(props: {
  title: string
  list: { items: readonly { id: string }[]; more: boolean } | undefined
  pick: Pick
  children: ReactNode
}) {
  const handover = useWordsOf(handoverWords)
  const { title, list = { items: [], more: false }, pick } = props
  const ids = list.items.map(({ id }) => id)
  const chosen = ids.filter((id) => pick?.chosen.has(id)).length
  const all = ids.length > 0 && chosen === ids.length
  return (
    <section className={css.section} aria-label={title}>
      <div className={css.heading}>
        {pick && ids.length > 0 && (
          <Checkbox
            checked={all}
            indeterminate={chosen > 0 && !all}
            onChange={() => pick.choose(ids, !all)}
            aria-label={handover.chooseAll(title)}
          />
        )}
        <h2>{title}</h2>
        <span className={css.count}>{list.more ? `${ids.length}+` : ids.length}</span>
      </div>
      {ids.length === 0 ? <p className={css.none}>{handover.none}</p> : <ul className={css.list}>{props.children}</ul>}
      {list.more && <p className={css.none}>{handover.more}</p>}
    </section>
  )
}

/** Whose: mine, my teams', everything, or one team. @param at when it was asked, for who prints it */
function Scope({ at }: { at: number }) {
  const words = useWordsOf(handoverWords)
  const format = useFormat()
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
    <>
      <Select
        className={css.scope ?? ''}
        label={words.whose}
        data={options}
        value={team ?? van}
        onChange={choose}
        allowDeselect={false}
        searchable={teams.length > 12}
      />
      <p className={css.printed}>
        {options.find(({ value }) => value === (team ?? van))?.label}, {format.exact(new Date(at).toISOString())}
      </p>
    </>
  )
}
