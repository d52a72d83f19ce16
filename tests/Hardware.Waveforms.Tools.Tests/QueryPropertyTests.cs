using FsCheck;
using FsCheck.Fluent;
using Hardware.Waveforms.Query;

namespace Hardware.Waveforms.Tools.Tests;

/// <summary>The query walks from change to change; here it is held against working the expression out at every single time step.</summary>
public sealed class QueryPropertyTests
{
    private const int End = 40;

    private static int Times => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 50 : 1;

    [Fact]
    public void Walking_changes_finds_what_working_out_every_time_step_finds() => Prop.ForAll(Cases(4).ToArbitrary(), c =>
    {
        (Recording recording, Expression expression) = c;
        bool[] expected = [.. Enumerable.Range(0, End + 1).Select(time => expression.At(recording, time).IsTrue)];
        var found = new bool[End + 1];
        foreach (QueryMatch match in WaveQuery.Parse(expression.Text).Find(Traces.Open(recording.Vcd)))
            for (long time = match.From; time <= match.To; time++)
                found[time] = true;
        return expected.SequenceEqual(found);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500 * Times));

    [Fact]
    public void Whatever_is_written_as_an_expression_is_worked_out_or_told_with_a_caret()
    {
        WaveFile file = Traces.OpenFifo();
        string[] pieces =
        [
            "push", "count", "top.fifo.data", "state", "Idle", "mem", "(", ")", "[", "]", "[3:0]", "[9]", ":", ",",
            "&&", "||", "!", "~", "==", "===", "<", ">>", "<<", "+", "-", "*", "/", "%", "&", "|", "^",
            "0", "1", "8'hff", "4'bx0", "'x", "0x", "1e9", "99999999999999999999", "1.5", "10ns", "3ps", "\"t\"",
            "\"", "`", "rose(", "past(", "past(count,", "ones(", "onehot(", "unknown(", "stable(", " ", "é", "\t", "$", "\\", ".", "'",
        ];
        Gen<string> expressions = Gen.Elements(pieces).ListOf().Select(list => string.Join(list.Count % 2 == 0 ? " " : "", list));
        Prop.ForAll(expressions.ToArbitrary(), expression =>
        {
            try
            {
                return WaveQuery.Parse(expression).Find(file).All(match => match.From <= match.To);
            }
            catch (WaveException e)
            {
                return e.Code.StartsWith("WAV05", StringComparison.Ordinal)
                    && e.Message.Split('\n') is [_, _, var caret] && caret.TrimStart().StartsWith('^');
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000 * Times));
    }

    [Fact]
    public void A_clocked_walk_samples_just_before_each_edge() => Prop.ForAll(Cases(3).ToArbitrary(), c =>
    {
        (Recording recording, Expression expression) = c;
        List<long> edges = Traces.Open(recording.Vcd).Signal("t.a").Edges(EdgeKind.Rising).ToList();
        // The recording as it is at the edges, one time step for each: what was a clock edge before is then a step before.
        var sampled = new Recording([.. recording.Values.Select(values => edges.Select(edge => values[edge - 1]).ToArray())]);
        IEnumerable<long> expected = edges.Where((_, i) => expression.At(sampled, i).IsTrue);
        return expected.SequenceEqual(WaveQuery.Parse(expression.Text).FindClocked(Traces.Open(recording.Vcd), "a"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(700 * Times));

    /// <summary>The value of an expression: null when not known, and none at all before time 0. Bits of a signal that are all x keep their
    /// width.</summary>
    private readonly record struct Value(long? Number, bool None = false, int Bits = 0)
    {
        public bool? Truth => Number is { } number ? number != 0 : null;

        public bool IsTrue => Truth == true;

        public static Value Of(bool? truth) => new(truth is { } known ? known ? 1 : 0 : null);
    }

    /// <summary>Three signals: a is one bit, b three bits unsigned, c four bits signed (it is never x); null is x.</summary>
    private sealed record Recording(long?[][] Values)
    {
        public string Vcd
        {
            get
            {
                string text = "$timescale 1 ns $end $scope module t $end\n"
                    + "$var wire 1 a a $end $var wire 3 b b [2:0] $end $var integer 32 c c $end $upscope $end $enddefinitions $end\n";
                for (int time = 0; time <= End; time++)
                {
                    text += $"#{time}\n";
                    for (int i = 0; i < 3; i++)
                        if (time == 0 || Values[i][time] != Values[i][time - 1])
                            text += $"b{(Values[i][time] is { } number ? Convert.ToString((int)number, 2) : "x")} {"abc"[i]}\n";
                }
                return text;
            }
        }

        public override string ToString() => Vcd;
    }

    private sealed record Expression(string Text, Func<Recording, int, Value> At)
    {
        public override string ToString() => Text;
    }

    private static Gen<(Recording, Expression)> Cases(int depth) =>
        from a in Signal(Gen.Frequency((5, Gen.Choose(0, 1).Select(n => (long?)n)), (1, Gen.Constant((long?)null))))
        from b in Signal(Gen.Frequency((5, Gen.Choose(0, 7).Select(n => (long?)n)), (1, Gen.Constant((long?)null))))
        from c in Signal(Gen.Choose(-8, 7).Select(n => (long?)n))
        from expression in Expressions(depth)
        select (new Recording([a, b, c]), expression);

    // Long stretches without a change are what a walk from change to change can get wrong.
    private static Gen<long?[]> Signal(Gen<long?> value) =>
        from steps in Gen.Choose(0, 4).SelectMany(rare => Gen.Frequency((1 + rare * 3, Gen.Constant(false)), (1, Gen.Constant(true))))
            .ArrayOf(End + 1)
        from values in value.ArrayOf(End + 1)
        select Hold(steps, values);

    private static long?[] Hold(bool[] steps, long?[] values)
    {
        for (int time = 1; time < values.Length; time++)
            if (!steps[time])
                values[time] = values[time - 1];
        return values;
    }

    private static Expression Leaf(string text, int signal, int bits, Func<long, long> part) => new(text, (recording, time) =>
        time < 0 ? new Value(null, None: true)
            : recording.Values[signal][time] is { } number ? new Value(part(number)) : new Value(null, Bits: bits));

    private static Gen<Expression> Expressions(int depth)
    {
        Gen<Expression> leaves = Gen.Elements(
            Leaf("a", 0, 1, n => n), Leaf("t.b", 1, 3, n => n), Leaf("c", 2, 32, n => n), Leaf("b[1:0]", 1, 2, n => n & 3),
                Leaf("b[2]", 1, 1, n => n >> 2),
            new Expression("3", (_, _) => new Value(3)), new Expression("0x1", (_, _) => new Value(1)));
        if (depth == 0)
            return leaves;
        Gen<Expression> inner = Expressions(depth - 1);
        Gen<Expression> binary =
            from left in inner
            from right in inner
            from symbol in Gen.Elements("+", "-", "*", "==", "!=", "<", "<=", ">", ">=", "&&", "||")
            select new Expression($"({left.Text} {symbol} {right.Text})", (recording, time) =>
                Binary(symbol, left.At(recording, time), right.At(recording, time)));
        Gen<Expression> unary =
            from operand in inner
            select new Expression($"!({operand.Text})", (recording, time) =>
                operand.At(recording, time) is var value && value.None ? value : Value.Of(!value.Truth));
        Gen<Expression> edges =
            from operand in inner
            from name in Gen.Elements("rose", "fell", "changed", "stable")
            select new Expression($"{name}({operand.Text})", (recording, time) =>
                Edge(name, operand.At(recording, time - 1), operand.At(recording, time)));
        Gen<Expression> past =
            from operand in inner
            from steps in Gen.Choose(1, 5)
            select new Expression(steps == 1 ? $"past({operand.Text})" : $"past({operand.Text}, {steps})", (recording, time) =>
                operand.At(recording, time - steps));
        Gen<Expression> unknown =
            from operand in inner
            select new Expression($"unknown({operand.Text})", (recording, time) => Value.Of(operand.At(recording, time).Number is null));
        return Gen.Frequency((2, leaves), (5, binary), (1, unary), (2, edges), (2, past), (1, unknown));
    }

    private static Value Binary(string symbol, Value left, Value right)
    {
        bool none = left.None || right.None;
        switch (symbol)
        {
            case "&&" when left.Truth == false || right.Truth == false:
                return Value.Of(false);
            case "||" when left.IsTrue || right.IsTrue:
                return Value.Of(true);
        }
        if (symbol is "==" or "!=" && (Beyond(left, right) || Beyond(right, left)))
            return Value.Of(symbol == "!=");
        if (left.Number is not { } a || right.Number is not { } b)
            return new Value(null, none);
        return symbol switch
        {
            "+" => new Value(a + b),
            "-" => new Value(a - b),
            "*" => new Value(a * b),
            "==" => Value.Of(a == b),
            "!=" => Value.Of(a != b),
            "<" => Value.Of(a < b),
            "<=" => Value.Of(a <= b),
            ">" => Value.Of(a > b),
            ">=" => Value.Of(a >= b),
            "&&" => Value.Of(true),
            _ => Value.Of(false),
        };
    }

    // Three bits x are not 8, whatever they are.
    private static bool Beyond(Value open, Value known) => open.Bits > 0 && known.Number is { } number && number >> open.Bits != 0;

    private static Value Edge(string name, Value before, Value now)
    {
        bool changed = !before.None && before.Number != now.Number;
        return Value.Of(name switch
        {
            "rose" => before.Truth == false && now.IsTrue,
            "fell" => before.IsTrue && now.Truth == false,
            "changed" => changed,
            _ => !changed,
        });
    }
}
