using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Cosim;
using Hardware.Hdl;

namespace Hardware.Designs.Tests.Models;

/// <summary>SHA-256 in hardware against the examples of NIST for FIPS 180-4, and against .NET's.</summary>
public class Sha256Tests
{
    /// <summary>Start, 64 rounds, one cycle to add.</summary>
    private const int CyclesPerBlock = 66;

    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
    public void The_examples_of_the_standard(string message, string digest)
    {
        foreach (var engine in new[] { EngineKind.Compiled, EngineKind.Native })
        {
            using var sim = Sim.Of(new Examples.Sha256(), engine);
            Assert.Equal(digest, Hash(sim, Encoding.ASCII.GetBytes(message)));
        }
    }

    [Fact]
    public void A_long_message_of_the_letter_a()
    {
        using var sim = Sim.Of(new Examples.Sha256());
        var (length, digest) = Runs.IsNightly
            ? (1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
            : (10_000, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(new string('a', 10_000)))));
        Assert.Equal(digest, Hash(sim, Encoding.ASCII.GetBytes(new string('a', length))));
    }

    [Fact]
    public void Random_messages_one_after_the_other()
    {
        using var sim = Sim.Of(new Examples.Sha256());
        var messages = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().Resize(300);
        Prop.ForAll(messages.ToArbitrary(), message => Hash(sim, message) == Convert.ToHexStringLower(SHA256.HashData(message)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_start_while_busy_is_ignored()
    {
        using var sim = Sim.Of(new Examples.Sha256());
        Begin(sim, Padded([]), first: true);
        sim.Step(20);
        sim.Top.Start = 1;
        sim.Top.Block = UInt.Ones(512);
        sim.Step(10);
        sim.Top.Start = 0;
        sim.Step(CyclesPerBlock - 31);
        Assert.False((bool)sim.Top.Busy);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), Digest(sim));
    }

    private static string Hash(Simulation<Examples.Sha256.Ports> sim, byte[] message)
    {
        var padded = Padded(message);
        for (var at = 0; at < padded.Length; at += 64)
        {
            Begin(sim, padded.AsSpan(at, 64), at == 0);
            sim.Step(CyclesPerBlock - 2);
            Assert.True((bool)sim.Top.Busy);
            sim.Step();
            Assert.False((bool)sim.Top.Busy);
        }
        return Digest(sim);
    }

    private static void Begin(Simulation<Examples.Sha256.Ports> sim, ReadOnlySpan<byte> block, bool first)
    {
        sim.Top.Block = UInt.Of(new BigInteger(block, isUnsigned: true, isBigEndian: true), 512);
        (sim.Top.First, sim.Top.Start) = (first, 1);
        sim.Step();
        sim.Top.Start = 0;
    }

    private static string Digest(Simulation<Examples.Sha256.Ports> sim)
    {
        var bytes = ((BigInteger)sim.Top.Digest).ToByteArray(isUnsigned: true, isBigEndian: true);
        return Convert.ToHexStringLower(bytes).PadLeft(64, '0');
    }

    /// <summary>FIPS 180-4, 5.1.1: a 1, zeros, and the length in 64 bits.</summary>
    private static byte[] Padded(byte[] message)
    {
        var padded = new byte[(message.Length + 9 + 63) / 64 * 64];
        message.CopyTo(padded, 0);
        padded[message.Length] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(padded.Length - 8), 8L * message.Length);
        return padded;
    }
}
