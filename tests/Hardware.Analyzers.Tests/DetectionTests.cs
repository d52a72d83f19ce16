namespace Hardware.Analyzers.Tests;

/// <summary>Other shapes of the mistakes in the catalogue; each is found at the marked places and nothing else is.</summary>
public sealed class DetectionTests
{
    private const string R = "[Reg(8)] partial UInt R { get; set; }\n";
    private const string W = "[Wire(8)] partial UInt W { get; set; }\n";

    [Theory]
    [InlineData("HDL1001", R + "[Clocked] void Tick() => [|R *= A4|];")]
    [InlineData("HDL1001", R + "[Clocked] void Tick() { var x = Cat(A4, A8); R = [|x|]; }")]
    [InlineData("HDL1001", R + "[Clocked] void Tick() => R = [|Sel ? A8 * 2 : B8 * 3|];")]
    [InlineData("HDL1001", "[Memory(4, 8)] partial Mem<UInt> M { get; }\n"
        + "[Clocked] void Tick() => M[A4] = [|A8.Extend(9)|];")]
    [InlineData("HDL1001", "[Out(4)] public UInt Y => [|A8 + 1|];")]
    [InlineData("HDL1001", "[Reg(4)] partial Flit F { get; }\n[Clocked] void Tick() => F.Destination = [|A8|];\n"
        + "}\n[Bundle]\npublic partial class Flit : Bundle\n{\n[Field(4)] public partial UInt Destination { get; set; }")]
    [InlineData("HDL1002", "[Out] public UInt Y => A4[0] ? A8 : Sel ? B8 : [|A4|];")]
    [InlineData("HDL1002", "[Out] public UInt Y => F();\n[Comb] UInt F() { if (Sel) return [|A4|]; return A8; }")]
    [InlineData("HDL1002", "[Out] public UInt Y => F();\n[Comb] UInt F() { var x = [|A4|]; if (Sel) x = A8; return x; }")]
    [InlineData("HDL1002", "[Out] public UInt Y => A4.Value switch { 0 => [|A4|], 1 => A8, _ => B8 };")]
    [InlineData("HDL1003", "[Out] public UInt Y => ([|Sel ? 0 : A4|]) - 1;")]
    [InlineData("HDL1003", "[Out] public UInt Y => ~([|Sel ? A4 : 3|]);")]
    [InlineData("HDL1003", "[Out] public UInt Y => F();\n[Comb] UInt F() { UInt x = 15; if (Sel) x = A4; return [|x|] + 1; }")]
    [InlineData("HDL1004", R + "[Clocked] void Tick() => R = Sel ? [|256|] : A8;")]
    [InlineData("HDL1004", "[Reg(8)] partial SInt S { get; set; }\n[Clocked] void Tick() { if (Sel) S = [|128|]; else S = [|-129|]; }")]
    [InlineData("HDL1005", "[Out] public UInt Y => A8 + [|-1|];")]
    [InlineData("HDL1006", "[Out] public UInt Y => [|A8.Bits(8, 4)|];")]
    [InlineData("HDL1006", "[Out] public UInt Y => [|A8.Bits(2, 4)|];")]
    [InlineData("HDL1006", "[Out] public Bit Y => A4[[|-1|]];")]
    [InlineData("HDL1007", "[Memory([|0|], 8)] partial Mem<UInt> M { get; }")]
    [InlineData("HDL1007", "[In([|\"-3\"|])] public partial UInt X { get; set; }")]
    [InlineData("HDL1007", "[Out] public UInt Y => A8.Truncate([|9|]);")]
    [InlineData("HDL1007", "[Out] public UInt Y => A8.Extend([|4|]);")]
    [InlineData("HDL1010", R + "[Clocked] void Tick() => R = [|S8|];")]
    [InlineData("HDL1010", "[Out] public Bit Y => [|S8 < A8|];")]
    [InlineData("HDL1012", "[Reg(4, Reset = [|-1|])] partial UInt X { get; set; }")]
    [InlineData("HDL1012", "[Reg(4, Reset = [|8|])] partial SInt X { get; set; }")]
    [InlineData("HDL1012", "[Reg(Reset = [|2|])] partial Bit X { get; set; }")]
    [InlineData("HDL1013", "[Reg(8, Count = \"4\")] partial Vec<UInt> V { get; }\n[Out] public UInt Y => V[[|4|]];")]
    public Task Widths_signs_and_values(string code, string sample) => Sample.FindsAsync(code, sample);

    [Theory]
    [InlineData("HDL2001", "[Out] public partial Bit [|Y|] { get; private set; }")]
    [InlineData("HDL2002", W + "[Comb] void A() => W = A8;\n[Comb] void B() { F(B8); }\n[Comb] void F(UInt x) => [|W|] = x;")]
    [InlineData("HDL2002", R + "[Clocked] void A() => R = A8;\n[Clocked] void B() { if (Sel) [|R|] = B8; }")]
    [InlineData("HDL2002", "readonly Leaf _leaf = new();\n[Comb] void A() => _leaf.In = Sel;\n[Comb] void B() => [|_leaf.In|] = A8[0];\n"
        + "}\n[Module]\npublic partial class Leaf\n{\n[In] public partial Bit In { get; set; }")]
    [InlineData("HDL2004", W + "[Comb] void A() { if (Sel) return; [|W|] = A8; }")]
    [InlineData("HDL2004", W + "[Comb] void A() { switch (A4.Value) { case 0: [|W|] = A8; break; case 1: W = B8; break; } }")]
    [InlineData("HDL2004", W + "[Comb] void A() { if (Sel && A8[0]) [|W|] = A8; else if (Sel) W = B8; }")]
    [InlineData("HDL2004", W + "[Comb] void A() { for (int i = 0; i < 8; i++) { if (A8[i]) break; [|W|] = A8; } }")]
    [InlineData("HDL2006", "[Wire] UInt [|X|] => X + 1;")]
    [InlineData("HDL2006", "[Wire] UInt [|X|] => Y;\n[Wire] UInt Y { get { if (Sel) return Z; return A8; } }\n[Wire] UInt Z => X ^ 1;")]
    [InlineData("HDL2007", W + "[Comb] void A() { W = [|W|] + 1; }")]
    [InlineData("HDL2008", W + "[Comb] void A() => W = A8;\n[Out(8)] public partial UInt Y { get; private set; }\n"
        + "[Clocked] void Tick() => [|Y|] = W;")]
    [InlineData("HDL2008", "[Memory(4, 8)] partial Mem<UInt> M { get; }\n[Comb] void A() => [|M[A4]|] = A8;")]
    [InlineData("HDL2011", R + "[Clocked] void Tick() { if (Sel) R++; if (A8[0]) [|R|]--; }")]
    [InlineData("HDL2011", R + "[Clocked] void Tick() { for (int i = 0; i < 4; i++) [|R|] += A8; }")]
    public Task Drivers_and_structure(string code, string sample) => Sample.FindsAsync(code, sample);

    [Theory]
    [InlineData("HDL3001", "[Reg] partial Bit Slow { get; set; }\n[Reg] partial Bit Fast { get; set; }\n[Wire] Bit Both => Slow & A;\n"
        + "[Clocked] void TickSlow() => Slow = !Slow;\n[Clocked(\"b\")] void TickFast() { if ([|Both|]) Fast = A; }")]
    [InlineData("HDL3003", "[Reg] partial Bit Slow { get; set; }\n[Clocked([|\"B\"|])] void TickSlow() => Slow = !Slow;")]
    [InlineData("HDL3004", "[Memory(2, 1)] partial Mem<UInt> M { get; }\n[Clocked] void Slow() => M[0] = A;\n"
        + "[Clocked(\"b\")] void Fast() => [|M[1]|] = A;")]
    public Task Clocks(string code, string members) => Sample.FindsAsync(code,
        "[Module, ClockDomain(\"b\")]\npublic partial class Clocks\n{\n[In] public partial Bit A { get; set; }\n" + members + "\n}");

    [Theory]
    [InlineData("HDL4001", R + "[Clocked] void Tick() { [|try|] { R = A8; } finally { } }")]
    [InlineData("HDL4001", R + "[Clocked] void Tick() { R = A8; if (depth > 3) [|goto|] end; R = B8; end: return; }")]
    [InlineData("HDL4001", "[Comb] IEnumerable<UInt> F() { [|yield|] return A8; }")]
    [InlineData("HDL4001", R + "[Clocked] [|async|] void Tick() { [|await|] Task.Yield(); R = A8; }")]
    [InlineData("HDL4002", R + "[Clocked] void Tick() { while ([|R != 0|]) R = A8; }")]
    [InlineData("HDL4002", R + "[Clocked] void Tick() { do R = A8; while ([|A4 != 0|]); }")]
    [InlineData("HDL4005", R + "int _count;\n[Clocked] void Tick() { if (Sel) [|_count++|]; R = A8; }")]
    [InlineData("HDL4005", R + "[Clocked] void Tick() { int last = 0; for (int i = 0; i < 8; i++) { if (A8[i]) break; [|last = i|]; } R = "
        + "UInt.Of(last, 8); }")]
    [InlineData("HDL4005", R + "[Clocked] void Tick() { var list = new List<UInt>(); if (Sel) [|list.Add(A8)|]; R = B8; }")]
    [InlineData("HDL4005", R + "[Clocked] void Tick() { var table = new UInt[2]; if (Sel) [|table[0] = A8|]; R = table[1]; }")]
    [InlineData("HDL4005", R + "[Clocked] void Tick() { int k = 0; var go = Sel && ([|k = 1|]) > 0; if (go) R = A8; }")]
    [InlineData("HDL4006", R + "[Clocked] void Tick() { int k = [|A4.Value switch { 0 => 1, _ => 2 }|]; R = A8 ^ k; }")]
    [InlineData("HDL4007", "[Out] public UInt Y => [|Other|];\n"
        + "UInt Other { get { if (Sel) return A8; return B8; } }")]
    [InlineData("HDL4009", "[Comb] bool Odd() => [|A8[0]|];")]
    [InlineData("HDL4009", R + "[Clocked] void Tick() { if ([|(bool)Sel|]) R = A8; }")]
    [InlineData("HDL4010", "[Out] public UInt Y => F();\n[Comb] UInt F() { var x = A8; G([|ref x|]); return x; }\n"
        + "void G(ref UInt x) => x = x + 1;")]
    [InlineData("HDL4015", "static int Step { get; set; }\n[Out] public UInt Y => A8 + [|Step|];")]
    [InlineData("HDL4016", "[Out] public UInt Y => [|A4|] switch { 3 => A8, _ => B8 };")]
    [InlineData("HDL4016", "[Out] public UInt Y => ([|Sel|], A4.Value) switch { (true, 3) => A8, _ => B8 };")]
    [InlineData("HDL4016", R + "[Clocked] void Tick() { switch ([|A4|]) { case 3: R = A8; break; } }")]
    public Task Capture(string code, string sample) => Sample.FindsAsync(code, sample);

    [Fact]
    public Task A_helper_in_another_class_is_followed_into_what_it_calls() => Sample.FindsAsync("HDL4007", """
        public static class Helper
        {
            public static UInt Twice(Bit s, UInt a) => Once(s, a) ^ a;
            static UInt Once(Bit s, UInt a)
            {
                if (s)
                    return a;
                return a + 1;
            }
        }

        [Module]
        public partial class User
        {
            [In] public partial Bit Sel { get; set; }
            [In(8)] public partial UInt A { get; set; }
            [Out] public UInt Y => Helper.[|Twice|](Sel, A);
        }
        """);

    [Theory]
    [InlineData("HDL5001", R + "[Clocked] void Tick() => R = A8;\n[In] public partial Bit [|clock|] { get; set; }")]
    [InlineData("HDL5004", "[In] public partial [|Stream<Op>|] X { get; }\n}\npublic enum Op\n{\nAdd,")]
    [InlineData("HDL5004", "[In(8)] public partial [|Stream<int>|] X { get; }")]
    [InlineData("HDL5009", "[Out] public partial Bit [|Y|] { get; }")]
    [InlineData("HDL5002", "[In] public partial Bit [|wire|] { get; set; }")]
    [InlineData("HDL5009", "[In] public partial Bit Go { get; [|private set;|] }")]
    [InlineData("HDL5009", "[Memory(4, 8)] partial Mem<UInt> M { get; [|set;|] }")]
    [InlineData("HDL5009", "[Reg(8)] partial UInt [|X|] { get; }")]
    [InlineData("HDL5014", "[[|Field(4)|]] public partial UInt X { get; set; }")]
    public Task Names_and_declarations(string code, string sample) => Sample.FindsAsync(code, sample);

    [Theory]
    [InlineData("HDL5002", "[Module]\npublic partial class [|module|]\n{\n    [Out] public Bit Y => true;\n}")]
    [InlineData("HDL5007", "public class [|Outer|]\n{\n    [Module]\n    public partial class Inner\n    {\n"
        + "        [Out] public Bit Y => true;\n    }\n}")]
    [InlineData("HDL5011", "public class Options\n{\n}\n\n[Module]\npublic partial class M([|Options|] options)\n{\n"
        + "    [Out] public Bit Y => options is null;\n}")]
    [InlineData("HDL5012", "[Module]\npublic partial class M : [|HardwareModule|]\n{\n    [Out] public Bit Y => true;\n}")]
    [InlineData("HDL5012", "public interface Startable\n{\n}\n\n[Module]\npublic partial class M : [|Startable|]\n{\n"
        + "    [Out] public Bit Y => true;\n}")]
    public Task Classes(string code, string sample) => Sample.FindsAsync(code, sample);
}
