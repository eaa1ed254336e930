import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { Card } from '@/components/ui/card'
import { XIcon } from '@/components/ui/icons'
import { db } from '@/db'
import { listQueueTypes } from '@/lib/licensing/review/queries'
import { listRegions } from '@/lib/reference/queries'
import type { StaffMember } from '@/lib/staffing/colleagues'
import type { SkillRow } from '@/lib/staffing/skills'
import { removeSkillAction } from '../actions'
import { skillText } from '../skill-text'
import { SkillForm } from './skill-form'

interface SkillsCardProps {
  member: StaffMember
  skills: SkillRow[]
  edits: boolean
}

/** What somebody works on, by licence type and region. */
export async function SkillsCard({ member, skills, edits }: SkillsCardProps) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  const [types, provinces] = edits ? await Promise.all([listQueueTypes(db), listRegions(db, null)]) : [[], []]
  return (
    <Card title={t('skills.title')} lead={t(skills.length === 0 ? 'skills.allText' : 'skills.listText')}>
      {skills.length > 0 && (
        <ul className="mb-4 divide-y divide-line">
          {skills.map((skill) => {
            const text = skillText(skill, t, locale)
            return (
              <li key={skill.id} className="flex items-center justify-between gap-4 py-1">
                <span className="min-w-0 py-2 font-medium">{text}</span>
                {edits && (
                  <ActionButton
                    variant="quiet"
                    size="sm"
                    namespace="staffing"
                    aria-label={t('skills.remove', { skill: text })}
                    icon={<XIcon />}
                    action={removeSkillAction.bind(null, { user_id: member.user_id, skill_id: skill.id })}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {edits && (
        <SkillForm
          user_id={member.user_id}
          name={member.name}
          provinces={provinces}
          types={types.map((type) => ({
            value: type.id,
            label: locale === 'en' ? type.name_en : type.name_id,
          }))}
        />
      )}
    </Card>
  )
}
