import type { ReactNode } from 'react'
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from 'react-email'

/** What every mail shows: our name, where to ask, and the words staff wrote. */
export type MailProps = {
  locale: string
  platform: string
  app_url: string
  support_email: string
  heading: string
  paragraphs: string[]
  action: { label: string; url: string } | null
  variables: Record<string, string>
}

const COLORS = {
  ink: '#12162E',
  soft: '#565A72',
  line: '#E7E2D6',
  ground: '#FBF9F4',
  primary: '#3B4BA8',
  accent: '#E9A319',
}
const FONT = "'Plus Jakarta Sans', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

const DARK = `
  @media (prefers-color-scheme: dark) {
    .ground { background-color: #12162E !important; }
    .card { background-color: #1C2142 !important; border-color: #343A63 !important; }
    .ink { color: #F4F2EC !important; }
    .soft { color: #B9BDD6 !important; }
    .line { border-color: #343A63 !important; }
    .button { background-color: #AEB9F5 !important; color: #12162E !important; }
    .link { color: #AEB9F5 !important; }
  }`

/** 600 px, one button, readable without pictures, in light and in dark. */
export function MailLayout({ mail, children }: { mail: MailProps; children?: ReactNode }) {
  const isEnglish = mail.locale === 'en'
  return (
    <Html lang={isEnglish ? 'en' : 'id'}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Preview>{mail.paragraphs[0] ?? mail.heading}</Preview>
      <Body
        className="ground"
        style={{ backgroundColor: COLORS.ground, fontFamily: FONT, margin: 0, padding: '24px 0' }}
      >
        <Container style={{ maxWidth: 600, width: '100%' }}>
          <Section style={{ padding: '0 24px 16px' }}>
            <Link
              href={mail.app_url}
              className="ink"
              style={{ color: COLORS.ink, fontSize: 20, fontWeight: 700, textDecoration: 'none' }}
            >
              {mail.platform}
            </Link>
          </Section>
          <Section
            className="card"
            style={{
              backgroundColor: '#FFFFFF',
              border: `1px solid ${COLORS.line}`,
              borderTop: `4px solid ${COLORS.accent}`,
              borderRadius: 14,
              padding: '28px 24px',
            }}
          >
            <Heading
              as="h1"
              className="ink"
              style={{ color: COLORS.ink, fontSize: 22, lineHeight: '28px', margin: '0 0 16px' }}
            >
              {mail.heading}
            </Heading>
            {mail.paragraphs.map((paragraph) => (
              <MailText key={paragraph}>{paragraph}</MailText>
            ))}
            {children}
            {mail.action && <MailAction action={mail.action} isEnglish={isEnglish} />}
          </Section>
          <Section style={{ padding: '16px 24px' }}>
            <Text
              className="soft"
              style={{ color: COLORS.soft, fontSize: 14, lineHeight: '21px', margin: 0 }}
            >
              {isEnglish ? 'Questions? Reply or write to ' : 'Ada pertanyaan? Balas email ini atau tulis ke '}
              <Link href={`mailto:${mail.support_email}`} className="link" style={{ color: COLORS.primary }}>
                {mail.support_email}
              </Link>
              .
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  )
}

/** A paragraph; single line breaks in it are kept. */
export function MailText({ children }: { children: string }) {
  return (
    <Text
      className="ink"
      style={{
        color: COLORS.ink,
        fontSize: 16,
        lineHeight: '24px',
        margin: '0 0 14px',
        whiteSpace: 'pre-line',
      }}
    >
      {children}
    </Text>
  )
}

/** Facts as label and value, one under the other: reads well at any width and in plain text. */
export function MailFacts({ facts }: { facts: [label: string, value: string | undefined][] }) {
  return (
    <Section style={{ margin: '4px 0 18px' }}>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <Text
            key={label}
            className="ink"
            style={{ color: COLORS.ink, fontSize: 16, lineHeight: '24px', margin: '0 0 6px' }}
          >
            <span className="soft" style={{ color: COLORS.soft }}>{`${label}: `}</span>
            <strong>{value}</strong>
          </Text>
        ))}
    </Section>
  )
}

function MailAction({ action, isEnglish }: { action: { label: string; url: string }; isEnglish: boolean }) {
  return (
    <>
      <Button
        href={action.url}
        className="button"
        style={{
          backgroundColor: COLORS.primary,
          borderRadius: 10,
          color: '#FFFFFF',
          display: 'inline-block',
          fontSize: 16,
          fontWeight: 600,
          padding: '13px 24px',
          textDecoration: 'none',
        }}
      >
        {action.label}
      </Button>
      <Hr className="line" style={{ borderColor: COLORS.line, margin: '24px 0 12px' }} />
      <Text
        className="soft"
        style={{ color: COLORS.soft, fontSize: 14, lineHeight: '21px', margin: 0, wordBreak: 'break-all' }}
      >
        {isEnglish
          ? 'If the button does not work, open this address: '
          : 'Bila tombol tidak bekerja, buka alamat ini: '}
        <Link href={action.url} className="link" style={{ color: COLORS.primary }}>
          {action.url}
        </Link>
      </Text>
    </>
  )
}
