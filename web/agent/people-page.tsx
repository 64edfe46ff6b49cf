/** Mensen: who works here and what each of them may do. */
import { Button, Select } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Agent, changeAgent, inviteAgain, roles } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Face } from '../kit/face.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live, useLive } from '../live/store.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { ResetFactor } from '../sign-in/reset-factor.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { colleaguesQuery } from './colleagues.ts'
import { InvitationDialog, InviteDialog, type Invited } from './invite.tsx'
import css from './people-page.module.css'

export function PeoplePage() {
  const { agent: words } = useWords()
  const mayChange = useMay('agent.change')
  const [inviting, setInviting] = useState(false)
  const [invited, setInvited] = useState<Invited | null>(null)
  const asked = useQuery(colleaguesQuery)
  const known = useLive((state) => state.agents)
  const people = Object.values(known).sort(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name),
  )
  const invite = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setInviting(true)}>
      {words.add}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={mayChange && invite}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <ul className={css.people}>
          {people.map((person) => (
            <Person key={person.id} person={person} mayChange={mayChange} onInvited={setInvited} />
          ))}
        </ul>
      )}
      {asked.isSuccess && people.length === 1 && (
        <Empty icon={<IconUsers stroke={1.5} />} title={words.aloneTitle}>
          {words.aloneBody}
        </Empty>
      )}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} onInvited={setInvited} />
      <InvitationDialog invited={invited} onClose={() => setInvited(null)} />
    </Page>
  )
}

function Person(props: { person: Agent; mayChange: boolean; onInvited: (invited: Invited) => void }) {
  const { words } = useSpeech()
  const me = useMe()
  const { person } = props
  const self = person.id === me.agent.id
  // Only an owner makes or unmakes owners; the server holds to it, the screen does not offer it.
  const mayRole = props.mayChange && (me.agent.role === 'owner' || person.role !== 'owner')
  return (
    <li className={css.person} data-closed={!person.active}>
      <Face name={person.name} picture={person.face} ours={person.active} size={40} />
      <div className={css.who}>
        <p className={css.name}>
          <bdi>{person.name}</bdi>
          {self && <span className={css.mark}>{words.agent.you}</span>}
          {/* Nobody can have such an address: who has one came with the demo firm. */}
          {person.email.endsWith('@demo.vonkenvezel.example') && <span className={css.mark}>{words.inbox.demo}</span>}
          {!person.active && <span className={css.mark}>{words.agent.closed}</span>}
        </p>
        <p className={css.email}>{person.email}</p>
      </div>
      <Role person={person} mayChange={mayRole} owner={me.agent.role === 'owner'} />
      {props.mayChange && mayRole && !self && <Door person={person} onInvited={props.onInvited} />}
    </li>
  )
}

/** Tells what came of a change, whatever it was. */
function useChange() {
  const { words, language } = useSpeech()
  return async (change: () => Promise<Agent>, done: (agent: Agent) => string) => {
    try {
      const agent = await change()
      live.learn({ agents: [agent] })
      toast(done(agent))
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
}

function Role(props: { person: Agent; mayChange: boolean; owner: boolean }) {
  const { agent: words } = useWords()
  const change = useChange()
  const { person } = props
  const offered = roles.filter((role) => props.owner || role !== 'owner')
  return (
    <div className={css.role}>
      {props.mayChange ? (
        <Select
          aria-label={`${words.role}: ${person.name}`}
          value={person.role}
          data={offered.map((role) => ({ value: role, label: words.roles[role] }))}
          onChange={(role) =>
            void change(
              () => call(changeAgent, { id: person.id, role: role as Agent['role'] }),
              (agent) => words.roleChanged(agent.name, words.roles[agent.role].toLowerCase()),
            )
          }
        />
      ) : (
        <p>{words.roles[person.role]}</p>
      )}
      <p className={css.explain}>{words.roleHelp[person.role]}</p>
    </div>
  )
}

function Door(props: { person: Agent; onInvited: (invited: Invited) => void }) {
  const { words, language } = useSpeech()
  const { agent } = words
  const change = useChange()
  const [closing, setClosing] = useState(false)
  const { person } = props
  const again = async () => {
    try {
      const { invitation } = await call(inviteAgain, { id: person.id })
      props.onInvited({ name: person.name, invitation })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const set = (active: boolean) =>
    change(
      () => call(changeAgent, { id: person.id, active }),
      ({ name }) => (active ? agent.doorOpen(name) : agent.doorClosed(name)),
    )
  return (
    <div className={css.acts}>
      {person.active ? (
        <>
          <Button variant="subtle" size="compact-sm" onClick={() => void again()}>
            {agent.again}
          </Button>
          <ResetFactor person={person} />
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setClosing(true)}>
            {agent.closeDoor}
          </Button>
        </>
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => void set(true)}>
          {agent.openDoor}
        </Button>
      )}
      <Confirm
        open={closing}
        title={agent.closeSure(person.name)}
        act={agent.closeDoor}
        onAct={() => set(false)}
        onClose={() => setClosing(false)}
      >
        {agent.closeBody}
      </Confirm>
    </div>
  )
}
