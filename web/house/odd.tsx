/** What is shown when there is no page: it is not there, it broke, or it is still coming. */
import { Button } from '@mantine/core'
import { IconMapQuestion, IconTool } from '@tabler/icons-react'
import { problemOf } from '../kit/call.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { useTitle } from '../kit/page.tsx'
import { forgetPreferences } from '../kit/remembered.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import css from './odd.module.css'

export function NotFound() {
  const { notFound, failed } = useWords()
  useTitle(notFound.title)
  return (
    <div className={css.odd}>
      <Empty
        page
        icon={<IconMapQuestion stroke={1.5} />}
        title={notFound.title}
        action={
          <LinkButton to="/gesprekken" variant="default">
            {failed.toInbox}
          </LinkButton>
        }
      >
        {notFound.body}
      </Empty>
    </div>
  )
}

/** The server said no, or the page itself broke; in both cases what was typed is kept. */
export function Broken(props: { error: unknown }) {
  const { failed } = useWords()
  useTitle(failed.title)
  const reload = () => window.location.reload()
  return (
    <div className={css.odd}>
      {problemOf(props.error).code === 'page' ? (
        <Empty
          page
          icon={<IconTool stroke={1.5} />}
          title={failed.page}
          action={
            <>
              <Button onClick={reload}>{failed.reload}</Button>
              <Button
                variant="default"
                onClick={() => {
                  forgetPreferences()
                  reload()
                }}
              >
                {failed.plain}
              </Button>
            </>
          }
        >
          {failed.pageBody} {failed.plainWhy}
        </Empty>
      ) : (
        <Failed error={props.error} onRetry={reload} />
      )}
    </div>
  )
}

/** The same where there is no house around it: then this is the main thing on the page. */
export function NotFoundOutside() {
  return (
    <main className={css.whole}>
      <NotFound />
    </main>
  )
}

export function BrokenOutside(props: { error: unknown }) {
  return (
    <main className={css.whole}>
      <Broken error={props.error} />
    </main>
  )
}

export function Waiting() {
  return (
    <div className={css.odd}>
      <Bones rows={4} />
    </div>
  )
}
