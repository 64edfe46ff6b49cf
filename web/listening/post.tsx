/** One listened post: who wrote what where, the way to it, and making a conversation of it. */
import { Button, Menu } from '@mantine/core'
import { IconExternalLink, IconMessagePlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ListenedPost, openConversation } from '../../contract/listening.ts'
import { useChannels } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './post.module.css'

const small = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

export function Post({ post, onOpened }: { post: ListenedPost; onOpened: () => void }) {
  const { words } = useSpeech()
  const { message, channel } = post
  const mayAnswer = useMe().permissions.includes('conversation.answer')
  const ours = message.direction === 'out'
  return (
    <li className={css.post} data-ours={ours}>
      <header className={css.head}>
        <bdi className={css.name}>{message.author.name}</bdi>
        {ours && <span className={css.ours}>{words.listening.ours}</span>}
        <ChannelMark kind={channel.kind} name={channel.name} />
        <Ago at={message.publishedAt} />
      </header>
      {message.subject && <h2 className={css.subject}>{message.subject}</h2>}
      <p className={css.text}>{message.text}</p>
      <footer className={css.foot}>
        {message.url && (
          <a href={message.url} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
            <IconExternalLink {...small} />
            {words.listening.toPost}
            <span className="unseen">
              : {message.subject ?? ''} {message.author.name}
            </span>
          </a>
        )}
        {mayAnswer && !ours && <OpenButton post={post} onOpened={onOpened} />}
      </footer>
    </li>
  )
}

/** With one team there is nothing to choose. */
function OpenButton({ post, onOpened }: { post: ListenedPost; onOpened: () => void }) {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const { asked } = useChannels()
  const teams = asked.data?.teams ?? []
  const open = async (teamId?: string) => {
    setBusy(true)
    try {
      const { conversation } = await call(openConversation, { id: post.message.id, ...(teamId && { teamId }) })
      live.learn({ conversations: [conversation] })
      toast(words.listening.opened(conversation.number))
      onOpened()
      void navigate({ to: '/gesprekken/$conversation', params: { conversation: conversation.id }, search: {} })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(false)
    }
  }
  const label = `${words.listening.open}: ${post.message.author.name}`
  const button = (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      leftSection={<IconMessagePlus {...small} />}
      aria-label={label}
      {...(teams.length > 1 ? {} : { onClick: () => void open() })}
    >
      {words.listening.open}
    </Button>
  )
  if (teams.length <= 1) return button
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown aria-label={words.listening.openFor}>
        <Menu.Label>{words.listening.openFor}</Menu.Label>
        <Menu.Item onClick={() => void open()}>{words.listening.ownTeam}</Menu.Item>
        {teams.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void open(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
