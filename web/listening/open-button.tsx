/** Making a conversation of a post, for a team, or the way to the one that there is. Where joining in is perhaps not welcome one is asked first; after an objection it cannot be. */
import { Button, Menu } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { openConversation } from '../../contract/listening.ts'
import { useChannels } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { tellProblem } from '../words/problems.ts'
import type { Shown } from './queries.ts'
import { postKeys } from './use-walking.ts'

type Team = string | null

export function OpenButton({ post, onOpened }: { post: Shown; onOpened: () => void }) {
  const { words, language } = useSpeech()
  const said = useWordsOf(listeningWords)
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<{ team: Team } | null>(null)
  const { asked } = useChannels()
  const teams = asked.data?.teams ?? []
  const { may, because } = post.etiquette
  const conversation = post.message.conversationId
  const open = async (team: Team) => {
    setBusy(true)
    try {
      const { conversation } = await call(openConversation, { id: post.message.id, ...(team && { teamId: team }) })
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
  if (conversation)
    return (
      <LinkButton
        to="/gesprekken/$conversation"
        params={{ conversation }}
        search={{}}
        size="compact-sm"
        variant="default"
        data-key={postKeys.join}
        aria-label={`${said.toConversation}: ${post.message.author.name}`}
      >
        {said.toConversation}
      </LinkButton>
    )
  const choose = (team: Team) => (may === 'think' ? setAsking({ team }) : void open(team))
  const button = (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      disabled={may === 'leave'}
      leftSection={<IconMessagePlus size={16} stroke={1.75} aria-hidden />}
      data-key={postKeys.join}
      aria-label={`${words.listening.open}: ${post.message.author.name}`}
      {...(teams.length > 1 ? {} : { onClick: () => choose(null) })}
    >
      {words.listening.open}
    </Button>
  )
  return (
    <>
      {teams.length <= 1 || may === 'leave' ? (
        button
      ) : (
        <Menu position="bottom-start" withinPortal={false}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown aria-label={words.listening.openFor}>
            <Menu.Label>{words.listening.openFor}</Menu.Label>
            <Menu.Item onClick={() => choose(null)}>{words.listening.ownTeam}</Menu.Item>
            {teams.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => choose(id)}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Confirm
        open={asking !== null}
        title={said.surely}
        act={words.listening.open}
        onAct={async () => open(asking?.team ?? null)}
        onClose={() => setAsking(null)}
      >
        {said.because[because]}
      </Confirm>
    </>
  )
}
