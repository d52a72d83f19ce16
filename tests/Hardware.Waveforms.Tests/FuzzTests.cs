using System.Text;

namespace Hardware.Waveforms.Tests;

/// <summary>Damaged files are read without an exception, a hang or memory beyond bounds.</summary>
public class FuzzTests(RealTraces traces) : IClassFixture<RealTraces>
{
    private static int Mutations => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 100_000 : 1500;

    [Fact]
    public void Mutated_VCD_files_are_read() => Mutate(
        [File.ReadAllBytes(traces.Of("icarus")), File.ReadAllBytes(traces.Of("ghdl")), Encoding.ASCII.GetBytes(EveryConstruct)], 0);

    [Fact]
    public void Mutated_FST_files_are_read()
    {
        using var folder = new TemporaryFolder();
        string icarus = traces.Of("icarus");
        List<byte[]> seeds = [];
        foreach (string packing in new[] { "-4", "-F", "-Z", "-c" })
        {
            Tool.Run(folder.Path, "vcd2fst", packing, icarus, "f.fst");
            seeds.Add(File.ReadAllBytes(folder.File("f.fst")));
        }
        Mutate([.. seeds], 1);
    }

    private const string EveryConstruct = """
        $date today $end $version v $end $comment c $end $timescale 1 ns $end $timezero 3 $end
        $scope module top $end $attrbegin misc 07 E 2 A B 0 1 1 $end $attrbegin misc 07 "" 1 $end
        $var wire 1 ! a $end $var wire 100 " b [99:0] $end $var real 64 # r $end $var string 1 $ s $end $var event 1 % e $end
        $var port 4 <0 p [3:0] $end $var wire 1 & d [1] $end $var wire 1 ' d [0] $end $scope begin x $end $var reg 8 longid c[7:0] $end $upscope $end
        $upscope $end $enddefinitions $end
        #0
        $dumpvars
        x!
        bx "
        r1.5 #
        stext\040 $
        $end
        #10
        1!
        b1010101010101010101010101010101010101010101010101010101010101010101010101010101 "
        b1z0x longid
        rnan #
        1%
        pDUXZ 6666 6666 <0
        1&
        0'
        $dumpoff
        x!
        $end
        #20
        $dumpon
        0!
        $end
        $comment hello $end
        #30
        $vcdclose #40 $end
        """;

    private static void Mutate(byte[][] seeds, int stream)
    {
        var random = new Random(7 + stream);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] file = Damage(seeds[i % seeds.Length], random);
            try
            {
                WaveFile wave = WaveFile.Open(new MemoryStream(file));
                foreach (Signal signal in wave.Hierarchy.Signals)
                    foreach (WaveChange change in signal.Changes())
                        if (change.Value.Width > 1 << 24)
                            Assert.Fail("a width beyond belief");
            }
            catch (WaveException refused) when (refused.Code == WaveCodes.NotATrace)
            {
                // The beginning was hit: one sentence is the right answer.
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                string kept = Path.Combine(Path.GetTempPath(), $"fuzz-{stream}-{i}.bin");
                File.WriteAllBytes(kept, file);
                Assert.Fail($"mutation {i} (kept as {kept}) threw {exception}");
            }
        }
    }

    private static byte[] Damage(byte[] seed, Random random)
    {
        List<byte> file = [.. seed.AsSpan(0, Math.Min(seed.Length, 6000))];
        if (random.Next(3) > 0 && seed.Length > 6000)
            file = [.. seed];
        for (int count = random.Next(1, 8); count > 0 && file.Count > 8; count--)
        {
            int at = random.Next(file.Count);
            int length = Math.Min(random.Next(1, 1 << random.Next(1, 10)), file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file.RemoveRange(at, length);
                    break;
                case 1:
                    file.InsertRange(at, file.GetRange(random.Next(file.Count - length), length));
                    break;
                case 2:
                    file[at] = (byte)random.Next(256);
                    break;
                case 3:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 4:
                    file.RemoveRange(at, file.Count - at);
                    break;
                default:
                    file.InsertRange(at, Enumerable.Repeat(file[at], length));
                    break;
            }
        }
        return [.. file];
    }
}
