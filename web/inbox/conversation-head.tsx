/** What this conversation is and how it stands, with the few things one can do about it. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowLeft,
  IconCheck,
  IconDots,
  IconHandGrab,
  IconHourglassHigh,
  IconLayoutSidebarRight,
  IconMailOpened,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { ColleagueFace } from '../agent/colleague-face.tsx'
import { ArchiveMark } from '../channel/archive-mark.tsx'
import { Sooner } from '../floor/sooner.tsx'
import { useArrival } from '../kit/page.tsx'
import { SituationChip } from '../kit/situation.tsx'
import { Key, Tip } from '../kit/tip.tsx'
import { toneOf } from '../kit/tone.ts'
import { Waiting } from '../kit/when.tsx'
import { useMe } from '../organisation/session.ts'
import { SpreadMark } from '../spread/spread-mark.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import type { ConversationActions } from './actions.ts'
import type { Deed } from './conversation-desk.tsx'
import css from './conversation-head.module.css'
import { Labels } from './conversation-labels.tsx'

const icon = { size: 18, stroke: 1.6 }

export function ConversationHead(props: {
  conversation: Conversation
  actions: ConversationActions
  personShown: boolean
  onPerson: (show: boolean) => void
  onBack?: (() => void) | undefined
  /** What else can be done, for the menu. */
  deeds: readonly Deed[]
  labelling: boolean
  onLabelling: (open: boolean) => void
  onLabel: (change: { add: string[]; remove: string[] }) => void
  /** Labels that it may be about. */
  suggested?: ReactNode
}) {
  const { conversation: of, actions } = props
  const words = useWords()
  const arrival = useArrival<HTMLHeadingElement>(of.id)
  // Alone on a phone it is the heading of the page.
  const Title = props.onBack ? 'h1' : 'h2'
  const personLabel = props.personShown ? words.conversation.hidePerson : words.conversation.person
  return (
    <header className={css.head} data-back={Boolean(props.onBack)}>
      {props.onBack && (
        <ActionIcon aria-label={words.act.back} onClick={props.onBack} size={40} className={css.back ?? ''}>
          <IconArrowLeft size={22} stroke={1.6} />
        </ActionIcon>
      )}
      <Title className={css.title} {...arrival}>
        <span className={css.number}>#{of.number}</span> <bdi>{of.subject || words.inbox.noSubject}</bdi>
      </Title>
      <fieldset className={css.actions} aria-label={words.conversation.actions}>
        {actions.may && <Acts of={of} actions={actions} />}
        <Deeds of={of} actions={actions} deeds={props.deeds} />
        <Tip label={personLabel}>
          <ActionIcon
            aria-label={personLabel}
            aria-pressed={props.personShown}
            size={36}
            onClick={() => props.onPerson(!props.personShown)}
          >
            <IconLayoutSidebarRight size={20} stroke={1.6} />
          </ActionIcon>
        </Tip>
      </fieldset>
      <div className={css.stand}>
        <SituationChip situation={of.situation} tone={toneOf(of)} />
        <SpreadMark conversationId={of.id} />
        {of.waitsSince && <Waiting since={of.waitsSince} due={of.dueAt} full={of.situation !== 'waiting for us'} />}
        <Sooner of={of} />
        {of.workState === 'snoozed' ? (
          <Snoozed until={of.snoozedUntil} />
        ) : (
          of.workState !== 'open' && <span>{words.workState[of.workState]}</span>
        )}
        {of.customerWord !== 'none' && of.customerWord !== 'agreed' && (
          <span>{words.customerWord[of.customerWord]}</span>
        )}
        <Owner of={of} />
        {of.contactCount > 1 && <span>{words.inbox.contacts(of.contactCount)}</span>}
        <Labels
          of={of}
          may={actions.may}
          opened={props.labelling}
          onOpened={props.onLabelling}
          onLabel={props.onLabel}
        />
        {actions.may && props.suggested}
        <ArchiveMark channelId={of.channel.id} />
        {of.channel.demo && <span className={css.demo}>{words.inbox.demo}</span>}
      </div>
    </header>
  )
}

function Owner({ of }: { of: Conversation }) {
  const { conversation } = useWords()
  const me = useMe()
  if (!of.agent) return <span>{conversation.noOwner}</span>
  return (
    <span className={css.owner}>
      <ColleagueFace id={of.agent.id} alias={of.agent.alias} picture={of.agent.face} size={20} />
      {of.agent.id === me.agent.id ? conversation.yours : conversation.taken(of.agent.alias)}
    </span>
  )
}

function Acts({ of, actions }: { of: Conversation; actions: ConversationActions }) {
  const { conversation: words } = useWords()
  const me = useMe()
  const mine = of.agent?.id === me.agent.id
  return (
    <>
      <Tip label={mine ? words.giveBack : words.take} keys="t">
        <Button
          variant="default"
          size="xs"
          className={css.act ?? ''}
          leftSection={mine ? <IconArrowBackUp {...icon} /> : <IconHandGrab {...icon} />}
          onClick={() => void actions.takeOrGiveBack(of)}
        >
          {mine ? words.giveBack : words.take}
        </Button>
      </Tip>
      {of.workState === 'answered' ? (
        <Button
          variant="default"
          size="xs"
          className={css.act ?? ''}
          leftSection={<IconMailOpened {...icon} />}
          onClick={() => void actions.reopen(of)}
        >
          {words.reopen}
        </Button>
      ) : (
        <Tip label={words.answered} keys="e">
          <Button
            variant="default"
            size="xs"
            className={css.act ?? ''}
            leftSection={<IconCheck {...icon} />}
            onClick={() => void actions.answered(of)}
          >
            {words.answered}
          </Button>
        </Tip>
      )}
    </>
  )
}

/** Everything that is not done every minute. The keys stand beside it, so that one learns them here. */
function Deeds(props: { of: Conversation; actions: ConversationActions; deeds: readonly Deed[] }) {
  const { conversation: words, act } = useWords()
  const { of, actions, deeds } = props
  const me = useMe()
  const mine = of.agent?.id === me.agent.id
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <ActionIcon aria-label={act.more} size={36}>
          <IconDots size={20} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.map((deed) => (
          <Menu.Item key={deed.id} onClick={deed.run} rightSection={deed.keys && <Key keys={deed.keys} />}>
            {deed.label}
          </Menu.Item>
        ))}
        {actions.may && <Menu.Divider />}
        {actions.may && (
          <>
            {of.workState !== 'pending' && (
              <Menu.Item leftSection={<IconHourglassHigh {...icon} />} onClick={() => void actions.pending(of)}>
                {words.pending}
              </Menu.Item>
            )}
            {of.workState !== 'open' && (
              <Menu.Item leftSection={<IconMailOpened {...icon} />} onClick={() => void actions.reopen(of)}>
                {words.reopen}
              </Menu.Item>
            )}
            {!mine && of.agent && (
              <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => void actions.giveBack(of)}>
                {words.giveBack}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Snoozed({ until }: { until: string | null }) {
  const { timeline } = useWords()
  const format = useFormat()
  return <span>{until ? timeline.snoozed(format.exact(until)) : timeline.snoozedUntilReply}</span>
}
