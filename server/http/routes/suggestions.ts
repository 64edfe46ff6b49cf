/** Suggestions while one answers. */
import { listSuggestions } from '../../../contract/suggestion.ts'
import { suggest } from '../../search/suggest.ts'
import type { Mount } from '../mount.ts'

export function suggestionRoutes(mount: Mount): void {
  mount(listSuggestions, ({ ctx, who, input }) => suggest(ctx, who, input.id))
}
