/** Inviting somebody: a name, an address and a role; then a link to hand over. We send no mail ourselves. */
import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Agent, addAgent, roles } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './invite.module.css'

export type Invited = { name: string; invitation: string }

export function InviteDialog(props: { open: boolean; onClose: () => void; onInvited: (invited: Invited) => void }) {
  const { words } = useSpeech()
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={words.agent.add}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <InviteForm
        onInvited={(invited) => {
          props.onClose()
          props.onInvited(invited)
        }}
      />
    </Modal>
  )
}

function InviteForm(props: { onInvited: (invited: Invited) => void }) {
  const { words, language } = useSpeech()
  const me = useMe()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Agent['role']>('agent')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { form, check, errorOf } = useCheckedForm()

  const invite = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    try {
      const { agent, invitation } = await call(addAgent, { name, email, role })
      live.learn({ agents: [agent] })
      props.onInvited({ name: agent.name, invitation })
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <form className={css.form} {...form} onSubmit={(event) => void invite(event)}>
      <TextInput
        name="name"
        label={words.agent.name}
        error={errorOf('name')}
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <TextInput
        name="email"
        label={words.agent.email}
        error={errorOf('email')}
        type="email"
        required
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="off"
      />
      <Radio.Group label={words.agent.role} value={role} onChange={(value) => setRole(value as Agent['role'])}>
        <div className={css.roles}>
          {roles
            .filter((each) => me.agent.role === 'owner' || each !== 'owner')
            .map((each) => (
              <Radio key={each} value={each} label={words.agent.roles[each]} description={words.agent.roleHelp[each]} />
            ))}
        </div>
      </Radio.Group>
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {words.agent.invite}
        </Button>
      </div>
    </form>
  )
}

export function InvitationDialog(props: { invited: Invited | null; onClose: () => void }) {
  const { agent, act } = useWords()
  return (
    <Modal
      opened={props.invited !== null}
      onClose={props.onClose}
      title={props.invited ? agent.invitationFor(props.invited.name) : ''}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {props.invited && (
        <CopyField label={agent.invitation} help={agent.invitationHelp} value={props.invited.invitation} />
      )}
    </Modal>
  )
}
