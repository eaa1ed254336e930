'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { MessageSquareIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { fillPlaceholders } from '@/lib/licensing/wording/placeholders'
import { useDesk } from './case-desk'
import { insertText } from './insert-text'

/** Saved replies, searched and put into the field above with their placeholders filled in. */
export function ReplyPicker({ name }: { name: string }) {
  const t = useTranslations('review.reply')
  const { wording } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const id = useId()
  if (wording.replies.length === 0) return null
  const words = search.trim().toLowerCase()
  const found = wording.replies.filter((reply) =>
    `${reply.title} ${reply.body}`.toLowerCase().includes(words),
  )
  const insert = (body: string, place: Element) => {
    const field = place.closest('form')?.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
    if (!field) return
    insertText(field, fillPlaceholders(body, wording.values))
    setOpen(false)
    field.focus()
  }
  return (
    <div className="-mt-1">
      <Button
        variant="quiet"
        size="sm"
        icon={<MessageSquareIcon size={16} />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('open')}
      </Button>
      <div id={id} hidden={!isOpen} className="mt-2 rounded-md border border-line bg-sunken p-3">
        {isOpen && (
          <>
            <Field id={`${id}-search`} label={t('search')} hideLabel>
              <Input
                id={`${id}-search`}
                type="search"
                placeholder={t('search')}
                value={search}
                autoFocus
                onChange={(event) => setSearch(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              />
            </Field>
            <ul className="mt-2 max-h-52 overflow-y-auto">
              {found.map((reply) => (
                <li key={reply.id}>
                  <button
                    type="button"
                    className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
                    onClick={(event) => insert(reply.body, event.currentTarget)}
                  >
                    <span className="block font-semibold">{reply.title}</span>
                    <span className="line-clamp-2 text-sm text-ink-soft">
                      {fillPlaceholders(reply.body, wording.values)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {found.length === 0 && <p className="px-2 py-1.5 text-ink-soft">{t('none')}</p>}
          </>
        )}
      </div>
    </div>
  )
}
