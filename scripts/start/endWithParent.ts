// Preloaded into every child: the channel to the parent closes when that one ends, even when it is killed outright.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
