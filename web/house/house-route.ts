/** The two routes that all others hang on: the root, and the house inside it. */
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router'
import type { queryClient } from '../queries.ts'
import { enter } from './enter.ts'
import { House } from './house.tsx'
import { BrokenOutside, NotFoundOutside } from './odd.tsx'

export const root = createRootRouteWithContext<{ queryClient: typeof queryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundOutside,
  errorComponent: BrokenOutside,
})

/** Inside: somebody is signed in and the events flow. */
export const house = createRoute({
  getParentRoute: () => root,
  id: 'house',
  beforeLoad: ({ context, location }) => enter(context.queryClient, location.href),
  component: House,
})
