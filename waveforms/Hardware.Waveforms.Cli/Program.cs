using Hardware.Waveforms.Cli;

return CommandRunner.Run(WaveCommands.CreateRoot(), args, Console.Out, Console.Error);
