'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import type { KbliHit } from '@/lib/reference/queries'
import { KbliOption } from './kbli-option'
import { useFetched } from './use-fetched'

const SHORTEST_QUERY = 2
/** Long enough that a typed word is one question, short enough that nobody waits for it. */
const PAUSE_MS = 220

interface KbliSearchProps {
  label: ReactNode
  help?: ReactNode
  hint?: ReactNode
  error?: ReactNode
  hideLabel?: boolean
  onChoose: (hit: KbliHit) => void
  /** Codes chosen already: shown, but not to be chosen twice. */
  chosen?: readonly string[]
  /** Where `?q=` is answered. */
  source?: string
  onBlur?: () => void
}

/**
 * Finds a business activity by what one would call it. A combobox (WAI-ARIA 1.2): arrows move through the answers,
 * Enter chooses, Escape closes. What was chosen is shown by whoever uses this; the field is then free for the next.
 */
export function KbliSearch(props: KbliSearchProps) {
  const { label, help, hint, error, hideLabel, onChoose, chosen = [], source = '/api/kbli', onBlur } = props
  const t = useTranslations('reference.kbli')
  const locale = useLocale()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const query = useSettled(text.trim(), PAUSE_MS)
  const asked = query.length >= SHORTEST_QUERY
  const { state, results, retry } = useFetched<KbliHit>(
    asked ? `${source}?q=${encodeURIComponent(query)}` : undefined,
  )
  const shown = open && text.trim() !== ''
  const waiting = state === 'loading' || query !== text.trim()
  const listed = shown && !waiting && results.length > 0
  const current = listed ? results[Math.min(active, results.length - 1)] : undefined
  const optionId = (hit: KbliHit) => `${id}-${hit.code}`

  const choose = (hit: KbliHit) => {
    if (chosen.includes(hit.code)) return
    onChoose(hit)
    setText('')
    setOpen(false)
    input.current?.focus()
  }

  const moveTo = (index: number) => {
    const next = (index + results.length) % results.length
    setActive(next)
    const hit = results[next]
    if (hit) document.getElementById(optionId(hit))?.scrollIntoView({ block: 'nearest' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && shown) setOpen(false)
    // A press of Enter in the middle of a search must not send the form around it.
    else if (event.key === 'Enter' && shown) {
      if (current) choose(current)
    } else if (event.key === 'ArrowDown' && !shown) setOpen(true)
    else if (event.key === 'ArrowDown' && listed) moveTo(active + 1)
    else if (event.key === 'ArrowUp' && listed) moveTo(active - 1)
    else return
    event.preventDefault()
  }

  const sentence = () => {
    if (!shown) return undefined
    if (text.trim().length < SHORTEST_QUERY) return t('short')
    if (waiting) return t('searching')
    if (state === 'failed') return t('failed')
    return results.length > 0 ? t('found', { count: results.length }) : t('none', { text: query })
  }

  return (
    <Field id={id} label={label} help={help} hint={hint} error={error} hideLabel={hideLabel}>
      <div className="relative">
        <Input
          {...describedBy(id, help, error)}
          ref={input}
          id={id}
          role="combobox"
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? optionId(current) : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          placeholder={t('placeholder')}
          start={<SearchIcon />}
          end={shown && waiting ? <Spinner /> : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={(event) => {
            if (panel.current?.contains(event.relatedTarget)) return
            setOpen(false)
            onBlur?.()
          }}
          onKeyDown={onKeyDown}
        />
        <div
          ref={panel}
          className={
            shown
              ? 'absolute inset-x-0 top-full z-30 mt-1.5 rounded-md border border-line bg-card shadow-soft'
              : undefined
          }
        >
          <p role="status" className={shown ? 'px-3.5 py-2.5 text-ink-soft' : 'sr-only'}>
            {sentence()}
          </p>
          {shown && !waiting && state === 'failed' && (
            <Button
              variant="secondary"
              className="mx-3.5 mb-3.5"
              onBlur={() => setOpen(false)}
              onClick={() => {
                retry()
                input.current?.focus()
              }}
            >
              {t('retry')}
            </Button>
          )}
          <div
            id={`${id}-list`}
            role="listbox"
            tabIndex={-1}
            aria-label={t('results')}
            hidden={!listed}
            className="max-h-[min(26rem,55dvh)] overflow-y-auto overscroll-contain border-t border-line"
          >
            {listed &&
              results.map((hit, index) => (
                <KbliOption
                  key={hit.code}
                  id={optionId(hit)}
                  hit={hit}
                  english={locale === 'en'}
                  active={hit === current}
                  chosen={chosen.includes(hit.code)}
                  onPoint={() => setActive(index)}
                  onChoose={() => choose(hit)}
                />
              ))}
          </div>
        </div>
      </div>
    </Field>
  )
}

/** A value once it has stood still for a while; an emptied one at once. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
