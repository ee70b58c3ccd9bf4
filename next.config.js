/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run verify` checks the types of everything, not only of what a page reaches.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['pino', 'pg', 'graphile-worker', '@prisma/adapter-pg', '@prisma/client'],
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
};

export default config;
