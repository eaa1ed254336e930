import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { FILE_CONTENT_POLICY } from './lib/documents/file-policy'

const dev = process.env.NODE_ENV === 'development'

/**
 * Without nonces: they would make every page uncacheable and React's inline data scripts need the permission anyway.
 * Payment pages live at the providers (or at the local sandbox), which forms may lead to.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${dev ? ' ws:' : ''}`,
  "frame-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self' https://*.midtrans.com https://*.xendit.co https://xen.to https://*.xen.to http://127.0.0.1:* http://localhost:*",
  "frame-ancestors 'self'",
].join('; ')

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
]

const nextConfig: NextConfig = {
  reactCompiler: false,
  poweredByHeader: false,
  typedRoutes: false,
  allowedDevOrigins: ['127.0.0.1'],
  devIndicators: false,
  serverExternalPackages: [
    'pino',
    'pg',
    'pg-boss',
    'sharp',
    '@react-pdf/renderer',
    'better-auth',
    'kysely',
    'prom-client',
    'midtrans-client',
    '@sendgrid/mail',
  ],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // What is said here wins over what the route says.
    {
      source: '/api/documents/:id',
      headers: [{ key: 'Content-Security-Policy', value: FILE_CONTENT_POLICY }],
    },
  ],
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(nextConfig)
