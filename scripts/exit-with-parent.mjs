// Preloaded into the parts that the supervisor starts: when it dies, even by kill -9, they end too.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
