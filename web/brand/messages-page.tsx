/** The messages behind a figure of Merk: of one week, about us or a competitor, perhaps of one topic or network. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconSpeakerphone } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Post } from '../listening/post.tsx'
import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './brand.module.css'
import { useNames } from './heard.tsx'
import { useBrand, useBrandMessages } from './queries.ts'

const route = getRouteApi('/house/merk/berichten')
const year = 52

export function BrandMessagesPage() {
  const words = useWordsOf(brandWords)
  const { words: all, format } = useSpeech()
  const search = route.useSearch()
  const nameOf = useNames()
  const { week, over, onderwerp, netwerk } = search
  const topics = useBrand(year, undefined).data?.topics
  const asked = useBrandMessages(search)
  const posts = asked.data?.pages.flatMap(({ items }) => items) ?? []
  const topic = onderwerp === 'none' ? words.rest : topics?.find((one) => one?.id === onderwerp)?.name
  const parts = [nameOf(over ?? null), topic, netwerk].filter((part) => part)
  return (
    <Page
      title={words.messagesOf(parts.join(', '))}
      lead={words.weekOf(format.shortDay(week))}
      actions={
        <LinkButton
          to="/merk"
          search={{ week, ...(over && { over }) }}
          variant="default"
          leftSection={<IconArrowLeft size={18} stroke={1.6} aria-hidden />}
        >
          {all.brand.title}
        </LinkButton>
      }
    >
      {asked.isPending ? (
        <Bones rows={6} shape="line" />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : posts.length === 0 ? (
        <Empty icon={<IconSpeakerphone stroke={1.5} />} title={words.noMessages}>
          {words.noMessagesBody}
        </Empty>
      ) : (
        <>
          <ol className={css.posts}>
            {posts.map((post) => (
              <Post key={post.message.id} post={post} onOpened={() => void asked.refetch()} onFocus={() => undefined} />
            ))}
          </ol>
          {asked.hasNextPage ? (
            <Button variant="subtle" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {all.listening.earlier}
            </Button>
          ) : (
            <p className={css.quiet}>{words.notKept}</p>
          )}
        </>
      )}
    </Page>
  )
}
