/** Everything that stands around all pages: look, language, cache, routes. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRemembered } from './kit/remembered.ts'
import { schemeManager } from './kit/scheme.ts'
import { theme } from './kit/theme.ts'
import { Toasts } from './kit/toasts.tsx'
import { houseQuery, meQuery } from './organisation/session.ts'
import { queryClient } from './queries.ts'
import { router } from './routes.tsx'
import { browserLanguage, type Language, LanguageProvider, PageLanguage } from './words/language.tsx'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      {/* Mantine's variables and classes come from our style files, so that the policy need not allow style elements. */}
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={schemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <Speaking>
          <Toasts />
          <RouterProvider router={router} />
        </Speaking>
      </MantineProvider>
    </QueryClientProvider>
  )
}

/** My own language, else the organisation's, else what this browser spoke last. */
function Speaking(props: { children: ReactNode }) {
  const [last] = useRemembered<Language>('language', browserLanguage())
  const me = useQuery({ ...meQuery, enabled: false }).data
  const house = useQuery({ ...houseQuery, enabled: false }).data
  const language = me ? (me.agent.language ?? me.organisation.language) : last
  return (
    <LanguageProvider language={language ?? house?.language ?? last} zone={me?.organisation.zone}>
      <PageLanguage />
      {props.children}
    </LanguageProvider>
  )
}
