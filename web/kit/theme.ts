/** Mantine, dressed in our tokens. Colours and sizes live in `tokens.css`; here only what a component should do by itself. */
import './layers.css'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './mantine-styles.ts'
import './tokens.css'
import './mantine.css'
import './base.css'
import { createTheme } from '@mantine/core'
import type { SyntheticEvent } from 'react'
import parts from './theme.module.css'

/** Nothing moves longer than this (milliseconds). */
export const quick = 120

const popover = { transitionProps: { duration: quick, transition: 'fade' }, shadow: 'md', radius: 'md' } as const
/** The page itself never scrolls, so a dialog need not lock it (which would take a style element that the policy forbids). */
const dialog = { lockScroll: false, transitionProps: { duration: quick, transition: 'fade' }, radius: 'md' } as const

function selectWhole({ currentTarget }: SyntheticEvent<HTMLInputElement>): void {
  if (!currentTarget.readOnly) currentTarget.select()
}

export const theme = createTheme({
  primaryColor: 'teal',
  fontFamily: 'var(--font)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  activeClassName: '',
  components: {
    Button: { defaultProps: { size: 'sm' }, classNames: { root: parts.button } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 }, classNames: { root: parts.icon } },
    Tooltip: {
      defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, withinPortal: true },
      classNames: { tooltip: parts.tooltip },
    },
    // Not in a portal: so a menu stays in the landmark, and in the reading order, of the button that opens it.
    Menu: {
      defaultProps: {
        ...popover,
        withinPortal: false,
        floatingStrategy: 'fixed',
        withInitialFocusPlaceholder: false,
      },
      classNames: { dropdown: parts.dropdown, item: parts.item, label: parts.label },
    },
    Popover: { defaultProps: popover, classNames: { dropdown: parts.dropdown } },
    Modal: {
      defaultProps: { ...dialog, centered: true, padding: 'lg' },
      classNames: { title: parts.title, content: parts.dialog, overlay: parts.overlay, header: parts.header },
    },
    Drawer: {
      defaultProps: { ...dialog, position: 'right', padding: 'lg', radius: 0 },
      classNames: { title: parts.title, content: parts.dialog, overlay: parts.overlay, header: parts.header },
    },
    InputWrapper: { classNames: { label: parts.fieldLabel, description: parts.help, error: parts.error } },
    Input: { classNames: { input: parts.input } },
    Select: {
      defaultProps: {
        checkIconPosition: 'right',
        // Enter takes what typing found.
        selectFirstOptionOnChange: true,
        allowDeselect: false,
        // What is typed replaces what stands there.
        onFocus: selectWhole,
        onClick: selectWhole,
        comboboxProps: { withinPortal: false, floatingStrategy: 'fixed' },
      },
    },
    SegmentedControl: {
      defaultProps: { transitionDuration: 0 },
      classNames: { root: parts.segments, label: parts.segment, indicator: parts.chosen },
    },
    Switch: { defaultProps: { withThumbIndicator: false }, classNames: { track: parts.track } },
    Skeleton: { defaultProps: { radius: 'sm' }, classNames: { root: parts.skeleton } },
    Notifications: { classNames: { root: parts.notifications } },
    Notification: { classNames: { root: parts.notification } },
  },
})
