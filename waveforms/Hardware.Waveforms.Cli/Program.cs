using Hardware.Waveforms.Cli;

return CommandRunner.Run(WaveCommands.Create(), args, Console.Out, Console.Error);
